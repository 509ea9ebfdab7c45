# On a terminal and off it: progress, messages for machines, colours.
exec /usr/bin/python3 "$SOURCE/tests/e2e/terminal.py" "$DOSSIER" "$SOURCE/seeds"
