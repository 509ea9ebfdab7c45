# What the shells offer.
/usr/bin/python3 "$SOURCE/tests/e2e/completions.py" "$DOSSIER"
