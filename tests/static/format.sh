# Every file is as clang-format sets it.
set -e
format=$(command -v clang-format-14 || command -v clang-format)
cd "$SOURCE"
find src include tests bench -name '*.[ch]' -print0 | xargs -0 "$format" --dry-run -Werror
