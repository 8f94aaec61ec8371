#!/usr/bin/env bash
# errors.sh [--check]: writes the table between the markers of docs/errors.md from include/coil_errors.def; --check only says whether it is current.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
page=$root/docs/errors.md

table() {
    echo '| code | value | exit code | text |'
    echo '|---|---|---|---|'
    sed -nE 's/^COIL_ERR\((\w+), *([0-9]+), *([0-9]+), "(.*)"\)$/| `COIL_E\1` | \2 | \3 | \4 |/p' "$root/include/coil_errors.def"
}

[ "$(table | tail -n +3 | wc -l)" = "$(grep -c '^COIL_ERR(' "$root/include/coil_errors.def")" ] || { echo "errors.sh: a row of coil_errors.def was not understood" >&2; exit 1; }
new=$(mktemp); trap 'rm -f "$new"' EXIT
{ sed '/^<!-- table -->$/q' "$page"; table; sed -n '/^<!-- end of table -->$/,$p' "$page"; } >"$new"
if [ "${1-}" = --check ]; then cmp -s "$new" "$page"; else cp "$new" "$page"; fi
