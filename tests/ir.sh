#!/usr/bin/env bash
# What the optimiser leaves of a method: each program of tests/ir/ names a method (`// method: TYPE:NAME`) and texts that its IR at
# --stage=opt has (`// has: TEXT`) or lacks (`// lacks: TEXT`). usage: ir.sh COIL    The last line is "N passed, M failed".
set -u
coil=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
passed=0 failed=0
check() { if [ "$1" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL ir/$2"; fi; }

for file in "$here"/ir/*.cs; do
    name=$(basename "$file" .cs) method=$(sed -n 's/^\/\/ method: //p' "$file")
    ir=$(timeout 120 "$coil" ir --stage=opt "$file" "$method" 2>&1) || { check 1 "$name: $(head -1 <<<"$ir")"; continue; }
    while read -r text; do grep -qF -- "$text" <<<"$ir"; check $? "$name: lacks '$text'"; done < <(sed -n 's/^\/\/ has: //p' "$file")
    while read -r text; do ! grep -qF -- "$text" <<<"$ir"; check $? "$name: has '$text'"; done < <(sed -n 's/^\/\/ lacks: //p' "$file")
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
