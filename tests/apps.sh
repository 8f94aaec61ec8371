#!/usr/bin/env bash
# Real programs on coil and on dotnet: the C# compiler, projects with NuGet packages (tests/apps/), an xunit.v3 suite. Both must do the same.
# usage: apps.sh COIL OUT ROSLYN REFS [NAME...]     (dev calls it; NAME selects: roslyn, xunit, json, packages, culture, web)
# Projects are restored from NuGet. Where it cannot be reached they are skipped with a line that says so; the rest is run.
set -u
coil=$1 out=$2 roslyn=$3 refs=$4; shift 4
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
only=" $* "
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
mkdir -p "$out"; rm -f "$out"/results.*

wanted() { [ "$only" = "  " ] || [[ $only == *" $1 "* ]]; }
# Each check writes one line to a file of its own: "ok NAME", "FAIL NAME: why" or "skipped NAME: why".
ok() { echo "ok $1" >"$out/results.${1//\//.}"; }
fail() { echo "FAIL $1: $2" >"$out/results.${1//\//.}"; }
skip() { echo "skipped $1: $2" >"$out/results.${1//\//.}"; }

# same NAME DIR: DIR/dotnet and DIR/coil are the outputs, DIR/*.code the exit codes.
same() {
    local name=$1 dir=$2
    if cmp -s "$dir/dotnet" "$dir/coil" && cmp -s "$dir/dotnet.code" "$dir/coil.code"; then ok "$name"; return; fi
    fail "$name" "exit $(cat "$dir/coil.code") (dotnet: $(cat "$dir/dotnet.code")); $(diff "$dir/dotnet" "$dir/coil" | head -3 | cut -c1-200 | tr '\n' ' '); stderr: $(head -2 "$dir/coil.err" | cut -c1-300 | tr '\n' ' ')"
}

# on_both DIR LIMIT COMMAND...: runs COMMAND after `dotnet` and after `coil run`, outputs into DIR; compares nothing.
on_both() {
    local dir=$1 limit=$2 status=0; shift 2
    mkdir -p "$dir"
    timeout 120 dotnet "$@" >"$dir/dotnet" 2>"$dir/dotnet.err" </dev/null || status=$?
    echo $status >"$dir/dotnet.code"; status=0
    timeout "$limit" "$coil" run "$@" >"$dir/coil" 2>"$dir/coil.err" </dev/null || status=$?
    echo $status >"$dir/coil.code"
}

# ---- the compiler compiles the examples: the same bytes

# compile NAME OPTIONS...: csc on both; the assemblies must be the same. Equal output names: the name is in the file.
compile() {
    local name=$1 dir=$out/roslyn/$1 status=0; shift
    mkdir -p "$dir/dotnet" "$dir/coil"; rm -f "$dir"/*/"$name".*
    local options=(-nologo -deterministic -langversion:preview -debug:portable "@$out/roslyn/refs.rsp" "$@" "$root/examples/$name/$name.cs")
    dotnet "$roslyn/csc.dll" "${options[@]}" "-out:$dir/dotnet/$name.dll" "-pdb:$dir/dotnet/$name.pdb" "-pathmap:$dir/dotnet=/out" >"$dir/dotnet.log" 2>&1
    timeout 600 "$coil" run "$roslyn/csc.dll" "${options[@]}" "-out:$dir/coil/$name.dll" "-pdb:$dir/coil/$name.pdb" "-pathmap:$dir/coil=/out" >"$dir/coil.log" 2>&1 || status=$?
    if [ $status = 0 ] && cmp "$dir/dotnet/$name.dll" "$dir/coil/$name.dll" >"$dir/cmp" 2>&1 && cmp "$dir/dotnet/$name.pdb" "$dir/coil/$name.pdb" >"$dir/cmp" 2>&1; then ok "roslyn/$name"
    else fail "roslyn/$name" "exit $status; $(head -2 "$dir/coil.log" | cut -c1-300) $(cat "$dir/cmp" 2>/dev/null)"; fi
}

roslyn_tests() {
    mkdir -p "$out/roslyn"
    local d; for d in "$refs"/*.dll; do echo "-r:\"$d\""; done >"$out/roslyn/refs.rsp"
    compile hello -optimize+ &
    compile await -features:runtime-async=on -nowarn:SYSLIB5007
    wait
    compile fetch -optimize+
}

# ---- projects

# build PROJECT: copies tests/apps/PROJECT and builds it, if it or the SDK changed. 1: it cannot be built here, which has been said.
build() {
    local name=$1 dir=$out/$1/src stamp
    stamp=$(cat "$root/tests/apps/$name"/* "$roslyn/csc.dll" 2>/dev/null | sha256sum)
    [ "$(cat "$out/$name/stamp" 2>/dev/null)" != "$stamp" ] || return 0
    rm -rf "$dir"; mkdir -p "$dir"
    cp -r "$root/tests/apps/$name"/. "$dir/"
    if ! dotnet restore "$dir/$name.csproj" -v q >"$out/$name/restore.log" 2>&1; then
        if grep -qE 'NU1301|NU1101|NU1102|NU1100' "$out/$name/restore.log"; then skip "$name" "NuGet cannot be reached, or does not serve what it needs: $(grep -oE 'error NU.*' "$out/$name/restore.log" | head -1 | cut -c1-150)"
        else fail "$name" "restore: $(grep -m1 error "$out/$name/restore.log" | cut -c1-300)"; fi
        return 1
    fi
    if ! dotnet build "$dir/$name.csproj" --no-restore -v q -o "$out/$name/bin" >"$out/$name/build.log" 2>&1; then
        fail "$name" "build: $(grep -m1 error "$out/$name/build.log" | cut -c1-300)"; return 1
    fi
    echo "$stamp" >"$out/$name/stamp"
}

# What differs from run to run goes: times, random ids; and the frames of reflection's ways to call a method, which tiers inline differently.
report() { sed -E 's/ (id|time|time-rtf|start-rtf|finish-rtf|timestamp|run-date|run-time)="[^"]*"//g; s/></>\n</g; s/, Time: .*//' | grep -vE '^ *at (System\.Reflection\.|System\.RuntimeMethodHandle\.|InvokeStub_)'; }

xunit_tests() {
    build xunit || return 0
    local dir=$out/xunit/run how status command
    mkdir -p "$dir"
    for how in dotnet coil; do
        command=(dotnet); [ $how = dotnet ] || command=("$coil" run)
        status=0
        timeout 300 "${command[@]}" "$out/xunit/bin/suite.dll" -noColor -noLogo -parallelMode none -result-xml "$dir/$how.xml" >"$dir/$how.txt" 2>"$dir/$how.err" </dev/null || status=$?
        echo $status >"$dir/$how.code"
        { report <"$dir/$how.txt"; report <"$dir/$how.xml"; } >"$dir/$how" 2>&1
    done
    local total; total=$(sed -n 's/.*Total: \([0-9]*\).*/\1/p' "$dir/dotnet")
    if [ "${total:-0}" -ge 100 ]; then same xunit "$dir"; else fail xunit "the suite has only ${total:-no} tests on dotnet"; fi
}

json_tests() {
    build json || return 0
    on_both "$out/json/run" 300 "$out/json/bin/json.dll"
    same json "$out/json/run"
}

package() {
    on_both "$out/packages/$1" 120 "$out/packages/bin/packages.dll" "$1"
    if [ "$(cat "$out/packages/$1/dotnet.code")" = 0 ]; then same "packages/$1" "$out/packages/$1"; else fail "packages/$1" "fails on dotnet: $(head -1 "$out/packages/$1/dotnet.err")"; fi
}

packages_tests() {
    build packages || return 0
    local name
    for name in $(sed -n 's/^    public static [a-z ]*\(void\|async Task\) \([A-Z][A-Za-z]*\)() *{*$/\2/p' "$root"/tests/apps/packages/*.cs); do
        while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
        package "$name" &
    done
    wait
}

culture_tests() {
    build culture || return 0
    local name
    for name in format compare text resources; do
        on_both "$out/culture/$name" 120 "$out/culture/bin/culture.dll" $name; same "culture/$name" "$out/culture/$name"
    done
    export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
    on_both "$out/culture/invariant" 120 "$out/culture/bin/culture.dll" compare; same culture/invariant "$out/culture/invariant"
    export DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY=0
    on_both "$out/culture/any-name" 120 "$out/culture/bin/culture.dll" format; same culture/any-name "$out/culture/any-name"
    unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY
}

web_tests() {
    build web || return 0
    on_both "$out/web/run" 120 "$out/web/bin/web.dll"
    same web "$out/web/run"
}

for part in roslyn xunit json packages culture web; do wanted $part && "${part}_tests"; done
cat "$out"/results.* 2>/dev/null | grep -v '^ok' || true
echo "$(cat "$out"/results.* 2>/dev/null | grep -c '^ok') passed, $(cat "$out"/results.* 2>/dev/null | grep -c '^FAIL') failed"
! grep -q '^FAIL' "$out"/results.* 2>/dev/null
