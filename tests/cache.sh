#!/usr/bin/env bash
# The cache of compiled code: a second run takes what the first left; damage, readers, writers and folders that cannot be written change nothing
# but the time. usage: cache.sh COIL WORK    The last line is "N passed, M failed".
set -uo pipefail
coil=$1 work=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rm -rf "$work"; mkdir -p "$work"
passed=0 failed=0
export COIL_CODE_CACHE=$work/cache COIL_TIER_COUNT=100000000 # no tier 1: it is not cached
"$coil" run "$here/programs/hello/format.cs" >"$work/expected" 2>&1 || { cat "$work/expected"; echo "0 passed, 1 failed"; exit 1; }

check() { if [ "$1" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL cache: $2"; fi; }
run() { "$coil" run "$here/programs/hello/format.cs" >"$work/out" 2>"$work/err" && cmp -s "$work/out" "$work/expected" && [ ! -s "$work/err" ]; }
entries() { find "$work/cache" -type f | sort; }
# emitted LOG: milliseconds that LLVM took to emit code
emitted() { sed -n 's/.*emit \([0-9.]*\).*/\1/p' "$1" | tail -1; }

n=$(entries | wc -l)
[ "$n" -gt 50 ]; check $? "the first run left $n objects"
COIL_JIT_LOG=$work/log run; check $? "second run"
[ "$(emitted "$work/log")" = 0.0 ]; check $? "the second run emitted code: $(emitted "$work/log") ms"
COIL_CODE_CACHE=0 COIL_JIT_LOG=$work/log run; check $? "run without the cache"
[ "$(emitted "$work/log")" != 0.0 ]; check $? "a run without the cache emitted nothing"

# Damage: each kind to every file; afterwards all is there again.
damage() { # NAME COMMAND with the file as $1
    local f
    entries | while read -r f; do bash -c "$2" _ "$f"; done
    run; check $? "$1"
    [ "$(entries | wc -l)" -ge "$n" ]; check $? "$1: not replaced"
}
damage "empty files" ': >"$1"'
damage "truncated files" 'truncate -s -1 "$1"'
damage "short files" 'truncate -s 30 "$1"'
damage "a changed byte" 'printf "\xA5" | dd of="$1" bs=1 seek=$((RANDOM % $(stat -c %s "$1"))) conv=notrunc status=none'
damage "longer files" 'printf x >>"$1"'
damage "contents of another file" 'cp "$(find "$(dirname "$(dirname "$1")")" -type f | head -1)" "$1.x" && mv "$1.x" "$1"'
entries | while read -r f; do rm "$f"; mkdir "$f"; done
run; check $? "folders in place of files"
rm -rf "$work/cache"; mkdir "$work/cache"

# Eight at once on an empty cache.
for i in 1 2 3 4 5 6 7 8; do "$coil" run "$here/programs/hello/format.cs" >"$work/out$i" 2>&1 & done
wait
for i in 1 2 3 4 5 6 7 8; do cmp -s "$work/out$i" "$work/expected"; check $? "process $i of eight"; done
[ -z "$(find "$work/cache" -name '.*' -type f)" ]; check $? "temporary files are left"

# A place that cannot be written, or is no folder.
COIL_CODE_CACHE=/proc/nothing/here run; check $? "an impossible folder"
: >"$work/file"; COIL_CODE_CACHE=$work/file run; check $? "a file in place of the folder"
"$coil" cache clear >/dev/null && [ "$(entries | wc -l)" = 0 ]; check $? "coil cache clear"
echo "$passed passed, $failed failed"
