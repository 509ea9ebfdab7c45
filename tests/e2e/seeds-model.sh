# The model of the seeds fits its schema, is read by the scorer, and holds the figures reached.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"$DOSSIER" build "$SOURCE/seeds" -o "$work/m.json" -q
python3 - "$SOURCE/docs/model.schema.json" "$work/m.json" <<'PY'
import json, sys
import jsonschema
schema, model = (json.load(open(p, encoding="utf-8")) for p in sys.argv[1:3])
jsonschema.Draft202012Validator(schema).validate(model)
for a in model["articles"]:
    for layer in ("dates", "institutions", "people"):
        for x in a[layer]:
            assert a["text"][x["start"]:x["end"]] == x["text"], (a["id"], layer, x)
print("the model fits its schema")
PY
mapfile -t floors < <(grep -v "^#" "$SOURCE/tests/gold/floors.txt")
python3 "$SOURCE/tests/gold/score_report.py" "$SOURCE/tests/gold/seeds" "$work/m.json" --texts "$SOURCE/seeds" \
    --min "${floors[@]}" > "$work/score.txt" || { cat "$work/score.txt"; exit 1; }
cat "$work/score.txt"
! grep -q "TEXT DIFFERS" "$work/score.txt"
