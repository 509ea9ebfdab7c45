# Every folder of tests/golden/ with an input/ is a case: the suffix of expect.* names the dump that must match,
# expect.messages what is said on standard error. DS_UPDATE_GOLDEN=1 rewrites them, to be read before they are kept.
set -u
failed=0 n=0
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for case in "$SOURCE"/tests/golden/*/; do
    [ -d "$case/input" ] || continue
    name=$(basename "$case")
    for expect in "$case"expect.*; do
        what=${expect##*expect.}
        dump=$what
        [ "$what" = messages ] && dump=articles
        (cd "$case" && "$DOSSIER" build input --dump="$dump" >"$work/out" 2>"$work/messages"); status=$?
        [ "$what" = messages ] && cp "$work/messages" "$work/out"
        n=$((n + 1))
        if [ "$status" -gt 4 ]; then
            echo "not ok: $name: exit status $status"; cat "$work/messages"; failed=1
        elif [ -n "${DS_UPDATE_GOLDEN:-}" ]; then
            cp "$work/out" "$expect"
        elif ! diff -u "$expect" "$work/out"; then
            echo "not ok: $name/expect.$what"; failed=1
        fi
    done
done
echo "$n golden dumps compared"
[ "$n" -gt 0 ] && exit $failed
exit 1
