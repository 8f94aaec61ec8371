#!/usr/bin/env bash
# Damaged and impossible inputs: each must end at once with the documented exit code (include/coil_errors.def) and one line on standard
# error (a compiler may say more), without a crash and without output. Faults that a running program would meet as an exception may also be reported that way.
# usage: badinput.sh COIL OUT ILASM     (dev calls it)
set -u
coil=$1 out=$2 ilasm=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/badinput
passed=0 failed=0
rm -rf "$out"; mkdir -p "$out"; cd "$out" || exit 1
config='{"runtimeOptions":{"tfm":"net10.0","framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"},"configProperties":{"System.Globalization.Invariant":true}}}'

fail() { failed=$((failed + 1)); echo "FAIL $*"; }

# The shell itself reports processes that end by a signal; that is not wanted here.
run_quietly() { { timeout -k 1 20 "$@" >stdout 2>stderr </dev/null; } 2>/dev/null; }

# bad NAME CODES[!Exception] COMMAND...: CODES are the accepted exit codes, separated by commas; !Exception also accepts an unhandled one.
bad() {
    local name=$1 codes=${2%%!*} exception= status=0 lines; shift
    case $1 in *!*) exception=${1#*!} ;; esac; shift
    run_quietly "$@" || status=$?
    lines=$(grep -c . stderr)
    if [ -n "$exception" ] && [ $status = 134 ] && head -1 stderr | grep -q "Unhandled exception. $exception"; then passed=$((passed + 1)); return; fi
    if [ $status = 124 ] || [ $status = 137 ]; then fail "$name: did not end in 20 s"; return; fi
    if [ $status -gt 128 ]; then fail "$name: ended by signal $((status - 128)): $(head -1 stderr | head -c 200)"; return; fi
    case ,$codes, in *,$status,*) ;; *) fail "$name: exit $status, expected $codes: $(head -1 stderr | head -c 200)"; return ;; esac
    if [ "$lines" = 0 ] || { [ "$lines" != 1 ] && [ $status != 12 ]; }; then fail "$name: $lines lines on stderr: $(head -1 stderr | head -c 200)"; return; fi
    if [ -s stdout ]; then fail "$name: wrote to stdout: $(head -1 stdout | head -c 100)"; return; fi
    passed=$((passed + 1))
}

for f in "$here"/*.il; do
    name=$(basename "$f" .il)
    [ "$name" = syntax ] && continue
    dll=-dll; grep -q '\.entrypoint' "$f" && dll=-exe
    "$ilasm" -quiet $dll "-output=$name.dll" "$f" >ilasm.log 2>&1 || fail "$name.il: $(tail -1 ilasm.log)"
    echo "$config" >"$name.runtimeconfig.json"
done

# The tests mean nothing if the undamaged program does not run.
[ "$(timeout 20 "$coil" run valid.dll 2>stderr)" = "this program is valid" ] && passed=$((passed + 1)) || fail "valid.dll does not run: $(head -1 stderr | head -c 200)"

bad "no file" 3 "$coil" run nothing.dll
bad "a directory" 3,5 "$coil" run .
bad "no argument" 2 "$coil" run
bad "unknown command" 2 "$coil" frobnicate
: >empty.dll;                                       bad "an empty file" 5 "$coil" run empty.dll
head -c 2000 /dev/zero >zeros.dll;                  bad "zeros" 5 "$coil" run zeros.dll
# Random but the same every time.
awk 'BEGIN { srand(7); for (i = 0; i < 4000; i++) printf "%c", 1 + int(rand() * 254) }' >random.dll
bad "random bytes" 5 "$coil" run random.dll
{ printf 'MZ'; cat random.dll; } >mz.dll;           bad "random bytes after MZ" 5 "$coil" run mz.dll
cp "$coil" elf.dll;                                 bad "an ELF file" 5 "$coil" run elf.dll
# A cut either makes the file unusable, or has taken nothing but padding away: then the program is still whole and runs.
size=$(wc -c <valid.dll); whole=0
for i in $(seq 0 49); do
    head -c $((size * i / 51)) valid.dll >cut.dll
    status=0; run_quietly "$coil" run cut.dll || status=$?
    if [ $status = 0 ] && [ "$(cat stdout)" = "this program is valid" ]; then whole=$((whole + 1)); passed=$((passed + 1)); continue; fi
    bad "cut to $((size * i / 51)) of $size bytes" 5 "$coil" run cut.dll
done
[ $whole -lt 25 ] || fail "cuts: $whole of 50 changed nothing"
bad "no entry point" 9 "$coil" run no_entry.dll
sed 's/10\.0\.0/99.0.0/' valid.runtimeconfig.json >newer.runtimeconfig.json; cp valid.dll newer.dll
bad "a framework of the future" 7 "$coil" run newer.dll
mkdir -p nodotnet; bad "no framework" 7 env "DOTNET_ROOT=$out/nodotnet" "$coil" run valid.dll
bad "a missing assembly" '8!System.IO.FileNotFoundException' "$coil" run missing_ref.dll
bad "a missing type" '10!System.TypeLoadException' "$coil" run missing_type.dll
for name in wrong_stack wrong_merge falls_off; do bad "$name" '6!System.InvalidProgramException' "$coil" run $name.dll; done
bad "C# that does not compile" 12 "$coil" run "$here/syntax.cs"
bad "IL that does not assemble" 12 "$coil" run "$here/syntax.il"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
