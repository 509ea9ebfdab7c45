# What is kept from run to run changes no byte: a changed, a damaged or a foreign entry is as good
# as none, and where nothing can be kept, everything still works.
set -u
work=$(mktemp -d); trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
export XDG_CACHE_HOME="$work/cache"
failed=0
fail() { echo "not ok: $1"; failed=1; }
same() { cmp -s "$1" "$2" || fail "$3"; }
clean() { "$DOSSIER" build in -q --no-cache -o clean.json 2>/dev/null; }
build() { "$DOSSIER" build in -q "$@" -o out.json 2>err.txt; }
files() { find "$XDG_CACHE_HOME" -type f 2>/dev/null | sort; }
mkdir in; cp "$SOURCE"/seeds/*.txt in
cp in/"$(ls in | head -1)" in/copy.txt

clean
[ -e "$XDG_CACHE_HOME" ] && fail "--no-cache wrote"
build; same out.json clean.json "the first build differs from a clean one"
[ "$(files | wc -l)" -eq 7 ] || fail "six articles and one record should be kept, not $(files | wc -l)"
find . -newer clean.json -type f | grep -v '^./cache/\|^./out.json\|^./err.txt' && fail "something else was written"

touch -d '2001-01-01' out.json $(files)
before=$(ls -l --time-style=full-iso out.json $(files | head -1))
"$DOSSIER" build in -q --if-changed -o out.json
[ "$before" = "$(ls -l --time-style=full-iso out.json $(files | head -1))" ] || echo "note: marks of use were renewed"
[ "$(stat -c %Y out.json)" = "$(date -d 2001-01-01 +%s)" ] || fail "nothing changed, yet it was written"
"$DOSSIER" build in -q -o out.json; same out.json clean.json "published again, it differs"
[ "$(stat -c %Y out.json)" -gt "$(date -d 2001-01-02 +%s)" ] || fail "without --if-changed it is published again"

for change in append edit remove add; do
    case $change in
    append) echo "Hôm 3/4/2019, Bộ Y tế cho biết sẽ kiểm tra lại." >> in/copy.txt ;;
    edit) sed -i 's/Quốc hội/Chính phủ/' in/*.txt ;;
    remove) rm in/copy.txt ;;
    add) printf 'Một bài mới\n\nNgày 5/6/2020, ông Lê Văn Tám nói: "Tôi sẽ trả lời sau khi có kết quả".\n' > in/new.txt ;;
    esac
    clean; build; same out.json clean.json "after $change it differs from a clean build"
done
all() { "$DOSSIER" build in -q "$@"; }
all_same() { # what is kept of the outputs, packed streams too, changes no byte of any
    mkdir -p afresh
    all --no-cache -o afresh/out.json -o afresh/out.html -o afresh/out.pdf -o afresh/out.epub
    all -o out.json -o out.html -o out.pdf -o out.epub
    for kind in json html pdf epub; do same out.$kind afresh/out.$kind "$1: the $kind differs"; done
}
all_same "all outputs"
for change in append edit edit back rename remove add; do
    case $change in
    append) echo "Hôm 6/7/2019, Bộ Y tế cho biết sẽ kiểm tra lại lần nữa." >> in/new.txt ;;
    edit) sed -i 's/Chính phủ/Nhà nước/' in/new.txt in/"$(ls in | head -1)" ;;
    back) cp "$SOURCE"/seeds/*.txt in ;;
    rename) mv in/new.txt in/0.txt ;;
    remove) rm in/"$(ls in | tail -1)" ;;
    add) cp in/0.txt in/new.txt; echo "Thêm một câu về ngày 8/8/2020 ở Hà Nội." >> in/new.txt ;;
    esac
    all_same "all outputs after $change"
done
for options in '--set report.annex=cited' '--set report.parts=summary,annex' '--set style.name=nd30' \
    '--set report.language=en' '--set epub.timeline=svg' ''; do
    all() { "$DOSSIER" build in -q $options "$@"; } # the same outputs, so the same packed streams are at hand
    all_same "all outputs with: $options"
done
for damage in 'truncate -s -1' 'truncate -s 3000' 'truncate -s 0' flip; do
    for f in $(files); do
        case $damage in
        flip) printf '\377' | dd bs=1 seek=2000 conv=notrunc status=none of="$f" ;;
        *) $damage "$f" ;;
        esac
    done
    echo changed > out.json
    all_same "all outputs after: $damage"
done

clean
damage() { # damage NAME COMMAND with {} for each entry
    name=$1; shift
    for f in $(files); do "$@" "$f"; done
    echo changed > out.json # so that the record does not hold
    build; same out.json clean.json "$name: it differs"
    [ -s err.txt ] && { cat err.txt; fail "$name: it complains"; }
    build; same out.json clean.json "$name, once more: it differs"
}
cut_short() { truncate -s -1 "$1"; }
cut_half() { truncate -s $(($(stat -c %s "$1") / 2)) "$1"; }
emptied() { : > "$1"; }
flipped() { printf '\377' | dd of="$1" bs=1 seek=$(($(stat -c %s "$1") / 2)) conv=notrunc 2>/dev/null; }
foreign() { head -c 5000 /bin/sh > "$1"; }
to_folder() { rm "$1"; mkdir "$1"; }
damage "cut by a byte" cut_short
damage "cut in half" cut_half
damage "emptied" emptied
damage "a byte flipped" flipped
damage "someone else's file" foreign
first=$(files | head -1)
for f in $(files); do [ "$f" = "$first" ] || cp "$first" "$f"; done
echo changed > out.json; build; same out.json clean.json "entries under wrong names: it differs"
damage "folders in the way" to_folder

rm -rf "$XDG_CACHE_HOME"; : > "$XDG_CACHE_HOME"
build; same out.json clean.json "a file where the cache should be: it differs"
rm -f "$XDG_CACHE_HOME"

"$DOSSIER" build in -q --set cache.size=0 -o out.json; same out.json clean.json "size 0: it differs"
[ -e "$XDG_CACHE_HOME" ] && fail "size 0: it wrote"

# lists of one's own are told apart from those built in, and from themselves after a change
mkdir data; cp -r "$SOURCE/lang" data/lang
mine() { DOSSIER_DATA="$work/data" "$DOSSIER" build in -q "$@"; }
mine -o out.json; same out.json clean.json "the same lists outside: it differs"
sed -i '/^#/!d' data/lang/vi/cue_verbs.tsv data/lang/vi/date_relative.tsv data/lang/vi/institutions.tsv
mine -o out.json; mine --no-cache -o mine.json; same out.json mine.json "changed lists: it differs from a clean build"
cmp -s mine.json clean.json && fail "changed lists change nothing"
build; same out.json clean.json "after lists of one's own it differs"

# bounded: a megabyte holds some dozens of articles; eighty come
mkdir many; python3 "$SOURCE/bench/make_corpus.py" 80 many
"$DOSSIER" build many -q --set cache.size=1 -o many.json
[ "$(files | xargs stat -c %s | awk '{n += $1} END {print n}')" -le 1000000 ] || fail "the cache outgrew its bound"
"$DOSSIER" build many -q --no-cache -o many2.json; same many.json many2.json "bounded: it differs"
for n in 1 2 4; do
    "$DOSSIER" build many -q --no-cache --threads $n -o threads.json
    same many.json threads.json "$n threads: it differs"
    rm -rf "$XDG_CACHE_HOME"
    "$DOSSIER" build many -q --threads $n -o threads.json
    same many.json threads.json "$n threads that keep: it differs"
    echo changed > threads.json
    "$DOSSIER" build many -q --threads $n -o threads.json
    same many.json threads.json "$n threads that recall: it differs"
done

# two at once share a cache
rm -rf "$XDG_CACHE_HOME"
"$DOSSIER" build many -q -o one.json & "$DOSSIER" build many -q -o two.json; wait
same one.json many.json "two at once: the first differs"; same two.json many.json "two at once: the second differs"

# a home that cannot be written, and nobody's rights
chmod -R a+rX "$work" 2>/dev/null; mkdir -p home/.cache; chmod 555 home home/.cache; mkdir open; chmod 777 open
as_nobody() {
    if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi
}
if as_nobody test -x "$DOSSIER"; then
    (unset XDG_CACHE_HOME; HOME="$work/home" as_nobody "$DOSSIER" build in -q -o open/out.json) || fail "a read-only home: status $?"
    same open/out.json clean.json "a read-only home: it differs"
fi
[ "$(find home -type f | wc -l)" -eq 0 ] || fail "a read-only home was written"
[ $failed -eq 0 ] && echo "what is kept changes no byte"
exit $failed
