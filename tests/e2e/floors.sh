# Includes go downwards only, and library headers stay behind their fences.
exec python3 "$SOURCE/tests/e2e/floors.py" "$SOURCE" "$BUILD"
