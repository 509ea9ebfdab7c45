# kill -9 at random moments; `kill.py DOSSIER SEEDS 200` for more of them.
exec /usr/bin/python3 "$SOURCE/tests/e2e/kill.py" "$DOSSIER" "$SOURCE/seeds" 16 20240629
