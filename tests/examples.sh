#!/usr/bin/env bash
# Runs the examples on coil and on dotnet, compiled both ways, and compares what they print.
# usage: examples.sh COIL OUT ROSLYN REFS CSBATCH_DLL     (dev calls it; COIL = - checks dotnet alone)
set -u
coil=$1 out=$2 roslyn=$3 refs=$4 csbatch=$5
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
passed=0 failed=0 server=
mkdir -p "$out"; : >"$out/list"
finish() { [ -z "$server" ] || kill "$server" 2>/dev/null; echo "$passed passed, $failed failed"; [ $failed = 0 ]; exit $?; }

# check NAME EXPECTED_FILE EXPECTED_EXIT COMMAND...
check() {
    local name=$1 expected=$2 code=$3 status=0; shift 3
    timeout 60 "$@" >"$out/stdout" 2>"$out/stderr" </dev/null || status=$?
    if cmp -s "$expected" "$out/stdout" && [ $status = "$code" ]; then passed=$((passed + 1)); return; fi
    failed=$((failed + 1))
    echo "FAIL $name: exit $status; $(diff "$expected" "$out/stdout" | sed -n 2p | head -c 200); stderr: $(head -1 "$out/stderr" | head -c 200)"
}

# both NAME EXPECTED_FILE EXPECTED_EXIT [ARGS]: the example NAME in both modes, on dotnet and on coil.
both() {
    local name=$1 expected=$2 code=$3 mode; shift 3
    for mode in async classic; do
        local dll=$out/$mode/$name.dll flag=0
        [ $mode = async ] && flag=1
        DOTNET_RuntimeAsync=$flag check "$name [$mode] on dotnet" "$expected" "$code" dotnet "$dll" "$@"
        [ "$coil" = - ] || check "$name [$mode]" "$expected" "$code" "$coil" run "$dll" "$@"
    done
}

for name in hello await fetch; do
    for mode in async classic; do
        mkdir -p "$out/$mode"
        features=; [ $mode = async ] && features=runtime-async=on
        printf 'exe\t%s\t%s\t%s\t\n' "$root/examples/$name/$name.cs" "$out/$mode/$name.dll" "$features" >>"$out/list"
        echo '{"runtimeOptions":{"tfm":"net10.0","framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"},"configProperties":{"System.Globalization.Invariant":true}}}' \
            >"$out/$mode/$name.runtimeconfig.json"
    done
done
dotnet "$csbatch" "$roslyn" "$refs" "$out/list" || { echo "the examples did not compile"; failed=1; finish; }

echo "Hello, World!" >"$out/hello.expected"
both hello "$out/hello.expected" 0
echo "Hello, coil!" >"$out/hello.expected"
both hello "$out/hello.expected" 0 coil
both await "$root/examples/await/expected.txt" 0

# A file server on a free port of the loopback interface; it prints the port that it got.
if ! command -v python3 >/dev/null; then echo "no python3: the fetch example was not tested"; failed=$((failed + 1)); finish; fi
mkdir -p "$out/www"; for i in $(seq 1 2000); do echo "line $i of the page"; done >"$out/www/page.txt"
python3 -u - "$out/www" >"$out/port" 2>/dev/null <<'END' &
import functools, http.server, sys
class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *a): pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=sys.argv[1]))
print(server.server_port, flush=True)
server.serve_forever()
END
server=$!
for _ in $(seq 100); do [ -s "$out/port" ] && break; sleep 0.1; done
port=$(cat "$out/port")
{ echo "status OK, $(wc -c <"$out/www/page.txt") characters"; cat "$out/www/page.txt"; echo; } >"$out/fetch.expected"
both fetch "$out/fetch.expected" 0 "http://127.0.0.1:$port/page.txt"
echo "status 404" >"$out/fetch.expected"
both fetch "$out/fetch.expected" 1 "http://127.0.0.1:$port/nothing"
kill $server; wait $server 2>/dev/null; server=
echo "failed: ConnectionError" >"$out/fetch.expected"
both fetch "$out/fetch.expected" 1 "http://127.0.0.1:$port/page.txt"
finish
