# Random changes under `dossier watch`: the output becomes that of a clean build each time.
exec python3 "$SOURCE/tests/e2e/watch.py" "$DOSSIER" "$SOURCE/seeds" 12 20240629
