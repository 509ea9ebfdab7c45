# The command line: exit statuses, messages, and old outputs that survive every failure.
set -u
export LC_ALL=C.UTF-8
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0
expect() { # expect STATUS NAME COMMAND…
    want=$1 name=$2; shift 2
    "$@" >out.txt 2>err.txt; got=$?
    if [ "$got" -ne "$want" ]; then
        echo "not ok: $name: exit status $got, expected $want"; cat err.txt; failed=1
    else
        echo "ok: $name"
    fi
}
says() { grep -q -- "$1" err.txt || { echo "not ok: the message should say: $1"; cat err.txt; failed=1; }; }
cp "$SOURCE"/seeds/000_*.txt a.txt
expect_full() { # expect_full STATUS NAME COMMAND…: standard output is full
    want=$1 name=$2; shift 2
    "$@" >/dev/full 2>err.txt; got=$?
    [ $got -eq "$want" ] || { echo "not ok: full output, $name: exit status $got, expected $want"; failed=1; }
    says 'No space left'
}
expect 0 "version" "$DOSSIER" --version
expect 0 "help" "$DOSSIER" --help
expect 2 "no input" "$DOSSIER" build
expect 2 "unknown option" "$DOSSIER" build a.txt --no-such-option
says 'there is no option --no-such-option'
expect 2 "mistyped option" "$DOSSIER" build a.txt --outptu=a.json
says 'the nearest is --output'
expect 2 "unknown letter" "$DOSSIER" build a.txt -qx
says 'there is no option -x'
expect 2 "an option without its value" "$DOSSIER" build a.txt -o
says 'the option -o needs a value'
expect 2 "a value that is not taken" "$DOSSIER" build a.txt --quiet=yes
says 'the option --quiet takes no value'
expect 2 "a value that there is not" "$DOSSIER" build a.txt --color=blue
says 'choose one of auto, always, never'
for value in -1 x 99999999999 ''; do
    expect 2 "no number: '$value'" "$DOSSIER" build a.txt --threads="$value"
    says 'no whole number'
done
expect 2 "mistyped command" "$DOSSIER" biuld a.txt
says 'the nearest command is build'
expect 2 "messages in the language of the locale" env LC_ALL=vi_VN.UTF-8 "$DOSSIER" biuld a.txt
says 'lệnh gần nhất là build'
expect 2 "an option in the language of the locale" env LC_ALL=vi_VN.UTF-8 "$DOSSIER" --outptu
says 'gần nhất là --output'
expect 5 "a name that is nearly no command" "$DOSSIER" tin
expect 0 "a value in the word of its letter" "$DOSSIER" build a.txt -qojoined.json
[ -s joined.json ] || { echo "not ok: -oFILE was not taken"; failed=1; }
cp a.txt -- -dash.txt
expect 0 "a name that looks like an option" "$DOSSIER" build -o dash.json -- -dash.txt
cp a.txt biuld
expect 0 "a file with a name like a command" "$DOSSIER" biuld -o named.json
expect 2 "unknown format" "$DOSSIER" build a.txt -o a.xyz
expect 2 "unknown setting" "$DOSSIER" build a.txt -o a.json --set report.titel=x
says 'report.title'
expect 2 "setting of the wrong form" "$DOSSIER" build a.txt -o a.json --set summary.length=many
printf '[report]\ntitle=T\nfoo=1\n' > d.ini
expect 2 "unknown key in a file" "$DOSSIER" build a.txt -o a.json -c d.ini
says 'd.ini:3'
expect 2 "a part that there is not" "$DOSSIER" build a.txt -o a.html --set "report.parts=front;sumary"
printf '[report]\n\ntitle\n' > d.ini
expect 2 "a line that is none" "$DOSSIER" build a.txt -o a.json -c d.ini
says '^d.ini:3: error: '
for same in same.json ./same.json ../"${work##*/}"/same.json; do
    expect 2 "one output twice" timeout 60 "$DOSSIER" build a.txt -o same.json -o "$same"
done
[ -e same.json ] && { echo "not ok: same.json was written"; failed=1; }
mkdir named; cp a.txt named
for stem in one two; do
    printf '[output]\nnames=%s.json\n' $stem > named/dossier.ini
    expect 0 "names of outputs from the settings" "$DOSSIER" build named
    [ -s $stem.json ] || { echo "not ok: there is no $stem.json"; failed=1; }
done
mkdir empty
expect 5 "an empty folder" "$DOSSIER" build empty -o a.json
expect 5 "a file that is not there" "$DOSSIER" build nowhere.txt -o a.json
echo old > a.json
expect 0 "build" "$DOSSIER" build a.txt -o a.json
grep -q dossier-report a.json || { echo "not ok: a.json is no model"; failed=1; }
echo old > old.json
expect 7 "a folder that is not there" "$DOSSIER" build a.txt -o old.json -o no/such/x.json
[ "$(cat old.json)" = old ] || { echo "not ok: an old output was touched"; failed=1; }
expect 0 "standard output" "$DOSSIER" build a.txt -o -
grep -q dossier-report out.txt || { echo "not ok: no model on standard output"; failed=1; }
expect 0 "render" "$DOSSIER" render a.json -o b.json
cmp a.json b.json || { echo "not ok: a model set again differs"; failed=1; }
expect 0 "verify" "$DOSSIER" verify a.json a.txt
sed 's/Quốc hội/Quốc hôi/' a.txt > changed.txt; mkdir v; cp changed.txt v/a.txt
expect 6 "verify sources that changed" "$DOSSIER" verify a.json v/a.txt
expect 0 "diff" "$DOSSIER" diff a.json b.json
[ -s out.txt ] && { echo "not ok: equal models differ"; cat out.txt; failed=1; }
first=$(python3 -c '
import json
model = json.load(open("a.json", encoding="utf-8"))
start = model["summary"][0]["evidence"][0]["start"]
print(next(s["n"] for s in model["articles"][0]["sentences"] if s["start"] == start))')
mkdir pinned; cp a.txt pinned; printf 'drop\tsummary\t[1·%s]\n' "$first" > pinned/pins.tsv
expect 0 "a report edited by hand" "$DOSSIER" build pinned -o pinned.json
grep -q '"edited" : true' pinned.json || { echo "not ok: pins.tsv had no say"; failed=1; }
expect 1 "no model" "$DOSSIER" render a.txt -o b.json
says '^a.txt:1:1: error: '
expect 2 "no date" "$DOSSIER" build a.txt --as-of gestern
says '^error: --as-of: '
expect 2 "no style" "$DOSSIER" build a.txt -o a.pdf --style nope
says 'known are briefing.style, nd30.style'
expect 0 "inspect" "$DOSSIER" inspect a.txt
grep -q '^a1 · a.txt · UTF-8 · vi' out.txt || { echo "not ok: inspect does not name the file"; failed=1; }
expect_full 7 "help" "$DOSSIER" --help
expect_full 7 "inspect" "$DOSSIER" inspect a.txt
expect_full 7 "dump" "$DOSSIER" build a.txt --dump=articles
expect_full 7 "completions" "$DOSSIER" completions bash
expect_full 7 "output" "$DOSSIER" build a.txt -o md:-
expect_full 6 "verify" "$DOSSIER" verify a.json v/a.txt
ls -A | grep -q 'dossier-new' && { echo "not ok: a temporary file was left"; failed=1; }
exit $failed
