# cppcheck finds nothing in the sources, but for what cppcheck.supp tells and why.
set -e
cd "$SOURCE"
cppcheck --quiet --std=c17 --enable=warning,performance,portability --library=gtk,posix,gnu --inline-suppr \
    --suppressions-list=tests/static/cppcheck.supp -I src -I include --error-exitcode=1 \
    --template='{file}:{line}: {severity}: {message} [{id}]' src
