# A language that only the lists under tests/toy know: dates, institutions, people and quotes are found without any C.
set -e
cd "$SOURCE/tests/toy"
DOSSIER_DATA="$PWD" "$DOSSIER" build input --set report.language=toy --dump=mentions | diff -u expect.mentions -
echo "a new language needs no C"
