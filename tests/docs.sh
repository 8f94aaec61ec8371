#!/usr/bin/env bash
# What the documentation promises: tables are current, links and named files exist. tests/docs.sh [COIL]: with a coil, also what it says of itself.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
passed=0 failed=0
check() { local what=$1; shift; if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL $what"; fi; }

# Relative links of a page lead to files.
links() {
    local page=$1 target ok=0
    for target in $(grep -oE '\]\([^)#: ]+' "$page" | cut -c3-); do
        [ -e "$(dirname "$page")/$target" ] || { echo "$page: no $target"; ok=1; }
    done
    return $ok
}

# Sources that a page names in backquotes (folder/file.ext) are there; capitals (AREA/NAME.cs) stand for something.
sources() {
    local page=$1 name ok=0
    for name in $(grep -oE '`(il|runtime|jit|cli|include|tests|tools|docs|examples|benchmarks)/[A-Za-z0-9_./-]+\.(c|h|def|cs|sh|il|md)`' "$page" | tr -d '`' | grep -v '[A-Z][A-Z][A-Z]' | sort -u); do
        [ -e "$name" ] || { echo "$page: no $name"; ok=1; }
    done
    return $ok
}

check "marks of a merge that was not resolved" bash -c '! grep -rnE "^(<<<<<<<|>>>>>>>) " --include="*.[chsm]*" --include="*.def" --include="*.il" . --exclude-dir=build --exclude-dir=.git'
check "docs/errors.md is not current: run docs/tools/errors.sh" bash docs/tools/errors.sh --check
check "docs/contract.md, runtime/corelib/missing.def" bash docs/tools/contract.sh --check "$@"
for page in README.md tests/README.md docs/*.md; do
    check "$page: links" links "$page"
    check "$page: sources" sources "$page"
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
