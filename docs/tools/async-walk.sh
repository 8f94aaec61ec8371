#!/usr/bin/env bash
# async-walk.sh [COIL]: writes what coil makes of docs/tools/walk.cs between the markers of docs/async-walk.md. COIL: default build/release/coil.
# Of long functions only some blocks are shown; "..." stands for the others. Names of symbols are shortened, nothing else is changed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
coil=${1:-$root/build/release/coil} page=$root/docs/async-walk.md source=$root/docs/tools/walk.cs

shorten() {
    sed -E 's/\[(System\.Private\.CoreLib|Coil\.Runtime|System\.Runtime|walk)\]//g; s/(Coil\.Async::[A-Za-z]+)\([^"]*\)"/\1"/g; s/System\.(Threading\.Tasks\.|Runtime\.CompilerServices\.|Threading\.)?//g
            s/Walk::(One|Twice)\((Int32)\)/Walk::\1/g; s/ +; preds = .*//; s/, !prof ![0-9]+//; s/, align [0-9]+//;  s/(local_unnamed_addr |personality ptr @coil_personality | ?#[0-9]+( |$))//g'
}

# blocks SUFFIX BLOCK...: of the function whose name ends with SUFFIX, the named blocks in their order.
blocks() {
    awk -v suffix="$1\"(" -v wanted=" ${*:2} " '
        /^define/ && index($0, suffix) { on = 1; print; show = gap = 0; next }
        on && /^}/ { print; on = 0 }
        on && /^[A-Za-z_][^ ]*:/ { name = $1; sub(":.*", "", name); show = index(wanted, " " name " "); if (!show && !gap) print "  ..."; gap = !show }
        on && show && NF'
}

ir() { "$coil" ir --stage="$1" --tier=1 "$source" 'Walk:Twice' | shorten; }
piece() { printf '<!-- %s -->\n```%s\n' "$1" "$2"; cat; printf '```\n'; }

new=$(mktemp); trap 'rm -f "$new"' EXIT
names=(source il A B resume)
make() {
    case $1 in
        source) sed -n '/async Task<int> Twice/,/^    }/s/^    //p' "$source" | piece source cs ;;
        il) "$coil" il "$source" 'Walk:Twice' | shorten | grep IL_ | piece il '' ;;
        A) ir coro | blocks '$async$A' entry suspended completed | piece A llvm ;;
        B) ir coro | blocks '$resume$B' entry enter2 suspend1 resume.normal suspended IL_0016 | piece B llvm ;;
        resume) ir opt | blocks '$resume$B.resume' resume.entry resume.normal AfterCoroSuspend | piece resume llvm ;;
    esac
}
cp "$page" "$new"
for n in "${names[@]}"; do
    text=$(make "$n")
    [ "$(wc -l <<<"$text")" -gt 4 ] || { echo "async-walk.sh: nothing to show for $n" >&2; exit 1; }
    grep -q "^<!-- $n -->$" "$new" && grep -q "^<!-- end $n -->$" "$new" || { echo "async-walk.sh: no markers for $n in $page" >&2; exit 1; }
    { sed "/^<!-- $n -->\$/,\$d" "$new"; printf '%s\n' "$text"; sed -n "/^<!-- end $n -->\$/,\$p" "$new"; } >"$new.2"; mv "$new.2" "$new"
done
cp "$new" "$page"
