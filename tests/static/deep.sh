#!/bin/sh
# deep.sh [tidy|analyzer|valgrind]…: the slow analyses, minutes each; without arguments all. What each is asked: .clang-tidy,
# the preset analyzer, and a run of the release over the seeds with every error of memory and every leak reported.
set -e
cd "$(dirname -- "$0")/../.."

tidy() {
    cmake --preset clang -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
    git ls-files 'src/*.c' | xargs -P "$(nproc)" -n 4 clang-tidy -p build/clang --quiet
}

analyzer() {
    cmake --preset analyzer >/dev/null
    cmake --build --preset analyzer --clean-first 2>&1 | tee build/analyzer/log
    ! grep -q 'warning:' build/analyzer/log
}

valgrind_seeds() {
    cmake --preset release >/dev/null
    cmake --build --preset release
    out=$(mktemp -d)
    G_SLICE=always-malloc valgrind --error-exitcode=1 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \
        --suppressions=tests/static/valgrind.supp build/release/dossier build seeds --no-cache \
        -o "$out/s.pdf" -o "$out/s.epub" -o "$out/s.json" -o "$out/s.html" -o "$out/s.md"
    rm -rf "$out"
}

[ $# -gt 0 ] || set -- tidy analyzer valgrind
for analysis in "$@"; do
    case $analysis in
    tidy | analyzer) "$analysis" ;;
    valgrind) valgrind_seeds ;;
    *) echo "deep.sh: no analysis has the name $analysis" >&2; exit 2 ;;
    esac
    echo "$analysis: clean"
done
