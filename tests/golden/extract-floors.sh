#!/bin/bash
# The extraction of the seeds against the hand-made annotation: figures may rise, not fall.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$DOSSIER" build "$SOURCE/seeds" -o "$work/seeds.json" --quiet
python3 "$SOURCE/tests/gold/score_report.py" "$SOURCE/tests/gold/seeds" "$work/seeds.json" \
    --texts "$SOURCE/seeds" --min \
    "dates strict=0.95" "dates value=0.95" \
    "institutions strict=0.92" "institutions loose=0.96" "institutions B3=0.95" \
    "people strict=0.96" \
    "quotes direct=0.90" "quotes indirect=0.80" "quotes interview=1.0" "quote speaker=0.95"
