#!/usr/bin/env bash
# contract.sh [--check [COIL]]: writes the table between the markers of docs/contract.md from runtime/corelib/missing.def. --check only says
# whether it is current, and with a coil whether the reasons are those of what is missing, all of them and no others.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
page=$root/docs/contract.md list=$root/runtime/corelib/missing.def

table() {
    echo '| kind | names | reason |'
    echo '|---|---|---|'
    sed -nE 's/^RT_MISSING\((\w+), "([^"]*[^" ]) ?\*?", "(.*)"\)$/| \1 | `\2` | \3 |/p' "$list"
}

[ "$(table | tail -n +3 | wc -l)" = "$(grep -c '^RT_MISSING(' "$list")" ] || { echo "contract.sh: a row of missing.def was not understood" >&2; exit 1; }
new=$(mktemp); trap 'rm -f "$new"' EXIT
{ sed '/^<!-- table -->$/q' "$page"; table; sed -n '/^<!-- end of table -->$/,$p' "$page"; } >"$new"
if [ "${1-}" != --check ]; then cp "$new" "$page"; exit; fi
cmp -s "$new" "$page" || { echo "docs/contract.md is not what missing.def says: run docs/tools/contract.sh"; exit 1; }
[ $# -gt 1 ] || exit 0
! "$2" --contract=missing | grep -E ': no reason given$|^missing.def: '
