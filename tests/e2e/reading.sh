# Files of every kind and state, told by their content: what is read of each, and what is left out.
exec python3 "$SOURCE/tests/e2e/reading.py" "$DOSSIER"
