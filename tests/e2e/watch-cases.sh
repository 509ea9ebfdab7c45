# What a watcher lives through, in small; `watch-cases.py DOSSIER SEEDS 10000 1000` is the long run.
exec python3 "$SOURCE/tests/e2e/watch-cases.py" "$DOSSIER" "$SOURCE/seeds"
