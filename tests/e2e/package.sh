# The Debian packages: built as for a release, installed where nothing else is, used from there as a person and as
# a programmer would; their bytes are those of the program under test.
set -u
build=$BUILD/deb
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "not ok: $*"; failed=1; }
step() { "$@" >"$work/log.txt" 2>&1 || { cat "$work/log.txt"; echo "not ok: $*"; exit 1; }; }

cd "$SOURCE" || exit 1
step cmake --preset deb -B "$build"
step nice cmake --build "$build"
rm -rf "$build/packages"
step cpack --config "$build/CPackConfig.cmake" -G DEB -B "$build/packages"
cd "$work" || exit 1
debs=$(find "$build/packages" -maxdepth 1 -name '*.deb' | sort)
[ "$(echo "$debs" | wc -l)" -eq 3 ] || fail "three packages are expected, not: $debs"
lintian --fail-on error --allow-root $debs >lintian.txt 2>&1 || { cat lintian.txt; fail "lintian finds errors"; }

# Installed over a copy of this system's list of packages, so that dpkg judges what ours depend on.
tree=$work/tree; mkdir "$tree"
if [ "$(id -u)" -eq 0 ]; then
    mkdir -p "$work/dpkg/info" "$work/dpkg/updates"
    cp /var/lib/dpkg/status "$work/dpkg"
    cp /var/lib/dpkg/info/*.list "$work/dpkg/info"
    step dpkg --admindir="$work/dpkg" --instdir="$tree" --force-script-chrootless -i $debs
else
    for deb in $debs; do step dpkg-deb -x "$deb" "$tree"; done
fi
libs=$(dirname "$(find "$tree/usr/lib" -name 'libdossier.so.0')")
installed() { env -i LANG=C.UTF-8 HOME="$work" PATH=/usr/bin:/bin LD_LIBRARY_PATH="$libs" "$@"; }

# A person: the briefing, the manual.
outputs="-o a.json -o a.html -o a.pdf -o a.epub -o a.md"
mkdir here there
(cd there && installed "$tree/usr/bin/dossier" "$SOURCE/seeds" -q --no-cache $outputs) || fail "the installed program fails"
(cd here && "$DOSSIER" "$SOURCE/seeds" -q --no-cache $outputs) || fail "the program under test fails"
diff -rq here there || fail "the installed program writes other bytes"
find "$tree/usr/share/man" -name '*.gz' | while read -r page; do
    MANROFFSEQ='' man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null
done >man.txt
[ -s man.txt ] && { cat man.txt; fail "manual pages have faults"; }
[ "$(find "$tree/usr/share/man" -name '*.gz' | wc -l)" -eq 4 ] || fail "four manual pages are expected"

# The units of systemd, with the program where it lies here; the completions of each shell.
mkdir units
for unit in "$tree"/usr/lib/systemd/system/*; do
    sed "s#/usr/bin/dossier#$tree/usr/bin/dossier#" "$unit" >"units/$(basename "$unit")"
done
for unit in dossier@tin.service dossier@tin.timer dossier@tin.path dossier-watch@tin.service; do
    step systemd-analyze verify --man=no "units/$unit"
    [ -s log.txt ] && { cat log.txt; fail "systemd has something to say of $unit"; }
done
step bash -n "$tree/usr/share/bash-completion/completions/dossier"
step zsh -n "$tree/usr/share/zsh/vendor-completions/_dossier"
fish --no-config -c "source '$tree/usr/share/fish/vendor_completions.d/dossier.fish'; complete -C 'dossier wat'" |
    grep -q '^watch' || fail "fish does not complete commands"

# A programmer: the example through pkg-config, against the shared library and the static one.
export PKG_CONFIG_PATH=$libs/pkgconfig
cp "$tree/usr/share/doc/libdossier-dev/examples/key_points.c" .
step cc -Wall -Wextra -Werror key_points.c $(pkg-config --cflags --libs dossier) -o shared
# Static is our library alone: what it stands on stays shared, as --static would ask for the archives of all
# that those libraries stand on themselves.
below=$(pkg-config --print-requires --print-requires-private dossier | awk '{print $1}' | sort -u)
step cc key_points.c $(pkg-config --cflags dossier) "$libs/libdossier.a" $(pkg-config --libs $below) -lm -o static
readelf -d shared | grep -q 'NEEDED.*libdossier.so.0' || fail "the example does not ask for libdossier.so.0"
readelf -d static | grep -q 'NEEDED.*libdossier' && fail "the static example asks for the shared library"
for kind in shared static; do
    installed ./$kind $kind.epub "$SOURCE"/seeds/*.txt >$kind.txt || fail "the $kind example fails"
    [ "$(wc -l <$kind.txt)" -eq 3 ] || { cat $kind.txt; fail "the $kind example should print three key points"; }
done
cmp shared.epub static.epub || fail "the library writes another book when it is linked statically"
# Words of a header alone are complete, in C and in C++.
glib=$(pkg-config --cflags glib-2.0 | sed 's/-I/-isystem /g')
for header in "$tree"/usr/include/dossier/*.h; do
    name=dossier/$(basename "$header")
    echo "#include <$name>" >alone.c; cp alone.c alone.cpp
    step cc -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I"$tree/usr/include" $glib alone.c
    step c++ -std=c++17 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I"$tree/usr/include" $glib alone.cpp
done
nm -D --defined-only "$libs/libdossier.so.0" | awk '$2 != "A" && $3 !~ /^ds_/' >names.txt
[ -s names.txt ] && { cat names.txt; fail "the library shows names that are not its own"; }
nm -D --defined-only "$libs/libdossier.so.0" | awk '$2 == "T" {sub(/@.*/, "", $3); print $3}' >shown.txt
while read -r name; do
    grep -qw "$name" "$tree"/usr/include/dossier/*.h || fail "$name is shown but no header declares it"
done <shown.txt
[ "$(wc -l <shown.txt)" -gt 5 ] || fail "the library shows too little"

# cmake --install elsewhere gives a tree that may be moved.
step cmake --install "$build" --prefix "$work/opt"
mv opt moved
installed env LD_LIBRARY_PATH="$(dirname "$(find "$work/moved" -name libdossier.so.0)")" moved/bin/dossier --version >/dev/null ||
    fail "the tree of cmake --install does not run"
PKG_CONFIG_PATH=$(dirname "$(find "$work/moved" -name dossier.pc)") pkg-config --cflags dossier | grep -q "$work/moved" ||
    fail "pkg-config does not know that the tree was moved"
[ $failed -eq 0 ] && echo "the packages install, run and compile"
exit $failed
