# What the user knows, beside the sources: names.tsv, dates.tsv, drop.txt. It holds in every output, with a cache and
# without; what cannot be carried out is told with file and line.
set -u
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
export XDG_CACHE_HOME="$work/cache"
failed=0
fail() { echo "not ok: $*"; failed=1; }
says() { grep -q -- "$1" err.txt || { fail "the messages should say: $1"; cat err.txt; }; }
build() {
    "$DOSSIER" build in "$@" -o out.json 2>err.txt || fail "status $?"
    "$DOSSIER" build in -q --no-cache -o clean.json || fail "status $?"
    cmp out.json clean.json || fail "what was kept changes the result"
    "$DOSSIER" verify out.json in >verify.txt 2>&1 || { cat verify.txt; fail "the model does not hold"; }
}
ask() { # ask EXPRESSION of m, the model
    /usr/bin/python3 - "$1" <<'EOF' || fail "$1"
import json, sys
m = json.load(open("out.json"))
unit = {i["name"]: i for i in m["institutions"]}
person = {p["name"]: p for p in m["people"]}
article = {a["path"].rsplit("/")[-1]: a for a in m["articles"]}
kind = {a["text"][b["start"]:b["end"]]: b["kind"] for a in m["articles"] for b in a["blocks"]}
sys.exit(0 if eval(sys.argv[1]) else 1)
EOF
}
mkdir in
cat >in/một.txt <<'EOF'
Bộ Xây dựng kiểm tra công trường ở Hà Nội

Ngày 3/4, ông Nguyễn Văn Minh, Giám đốc Sở Giao thông Vận tải, cho biết công trường đã dừng. Bộ Xây dựng sẽ kiểm tra lại.

Theo dõi chúng tôi mỗi ngày để biết thêm nhiều tin hay.

Ông Nguyễn Văn Minh nói: "Chúng tôi sẽ báo cáo Chính phủ trong tháng này và chịu trách nhiệm về kết quả".
EOF
cat >in/hai.txt <<'EOF'
Sở Giao thông Vận tải báo cáo về công trường

Bà Trần Thị Lan, Phó giám đốc Sở Xây dựng, cho biết ngày 5/4 đoàn kiểm tra đã làm việc. Ông Văn Minh cũng có mặt.

Tạp chí Cầu đường đưa tin, Bộ Xây dựng và Chính phủ đã nhận báo cáo của ông Lê Quang Hùng.
EOF

build -q
ask '"Lê Quang Hùng" in person and "Chính phủ" in unit and article["một.txt"]["published"] is None'
ask 'kind["Theo dõi chúng tôi mỗi ngày để biết thêm nhiều tin hay."] != "boilerplate"'
before=$(md5sum <out.json)

printf '%s\t%s\t%s\n' '# name' alias action 'Sở Xây dựng' 'Sở Giao thông Vận tải' '' 'Chính phủ' - hide \
    'Trần Thị Lan' 'Lê Quang Hùng' merge 'Nguyễn Văn Minh' 'Văn Minh' apart >in/names.tsv
printf '# file\tdate\nmột.txt\t2019-04-04\n' >in/dates.tsv
printf '# rác\n  Theo dõi chúng tôi   mỗi ngày để biết thêm nhiều tin hay.\n' >in/drop.txt
build
ask '"Sở Giao thông Vận tải" not in unit and "Sở Giao thông Vận tải" in unit["Sở Xây dựng"]["aliases"]'
ask '"Chính phủ" not in unit'
ask '"Lê Quang Hùng" not in person and "Lê Quang Hùng" in person["Trần Thị Lan"]["aliases"]'
ask '"Văn Minh" in person and person["Nguyễn Văn Minh"]["aliases"] == []'
ask 'len(m["articles"]) == 2 and article["một.txt"]["reference"]["date"] == "2019-04-04"'
ask 'article["một.txt"]["published"]["basis"] == "given"'
ask 'any(e["from"] == "2019-04-03" for e in m["chronology"])'
ask 'kind["Theo dõi chúng tôi mỗi ngày để biết thêm nhiều tin hay."] == "boilerplate"'
[ -s err.txt ] && grep -v 'note:' err.txt && fail "there was nothing to complain about"
/usr/bin/python3 -c 'import json, sys, jsonschema; jsonschema.validate(json.load(open("out.json")), json.load(open(sys.argv[1])))' \
    "$SOURCE/docs/model.schema.json" || fail "the model is none by its schema"
"$DOSSIER" build in -q -o out.pdf -o out.epub -o out.html || fail "the outputs cannot be written"
grep -q 'người dùng cho biết' out.html || fail "the page does not say where the date comes from"

# each is looked at on every run; without them all is as before
rm in/names.tsv in/dates.tsv in/drop.txt
build -q
[ "$(md5sum <out.json)" = "$before" ] || fail "something was left behind"

printf 'Bộ Xây dựng\tBộ XD\nBộ Xây dựng\n\nA\tB\tC\nUỷ ban Vũ trụ\tBộ Xây dựng\nx\ty\tz\tw\n' >in/names.tsv
printf 'một.txt 2019-04-04\nmột.txt\tngày 4\nba.txt\t2019\nt.txt\t2019\n' >in/dates.tsv
printf 'được\n\377\n' >in/drop.txt
build
says '^in/names.tsv:1: warning: "Bộ XD" '
says '^in/names.tsv:2: warning: "Bộ Xây dựng" has no alias'
says '^in/names.tsv:4: warning: "C" is neither'
says '^in/names.tsv:5: warning: "Uỷ ban Vũ trụ" '
says '^in/names.tsv:6: warning: '
says '^in/dates.tsv:1: warning: '
says '^in/dates.tsv:2: warning: "ngày 4" is no date'
says '^in/dates.tsv:3: warning: no article is named "ba.txt"'
says '^in/dates.tsv:4: warning: no article is named "t.txt"'
says '^in/drop.txt:2: warning: the text is no UTF-8'
[ $failed -eq 0 ] && echo "what the user knows holds"
exit $failed
