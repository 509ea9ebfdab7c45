# Things stand where docs/SPEC.md puts them: the pages of the gold model, in both styles, figure by figure.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
support="$SOURCE/tests/support"

(cd "$SOURCE/tests/gold" && python3 gold_to_model.py seeds "$SOURCE/seeds" > "$work/gold.json")
for style in briefing nd30; do
    "$DOSSIER" render "$work/gold.json" --config "$support/specimen.ini" --style $style -o "$work/x.pdf" -q --dump=pages > "$work/$style"
done
python3 "$support/positions.py" "$work/briefing" "$work/nd30" "$SOURCE/styles"

# The judge sees what it is asked to see: a title two points too low, a mark too far left, two texts on one spot.
sed -e 's/^  text 182.69 93.00 \(.*\) h1 /  text 182.69 95.00 \1 h1 /' -e 's/^  disc 172.69 /  disc 170.69 /' \
    -e '/"Con số"/p' "$work/briefing" > "$work/bad"
python3 "$support/positions.py" "$work/bad" "$work/nd30" "$SOURCE/styles" > "$work/said" && exit 1
grep -q "title, y: 95.00 instead of 93.00" "$work/said" && grep -q "mark's right edge" "$work/said" &&
    grep -q 'meet' "$work/said" || { cat "$work/said"; exit 1; }
