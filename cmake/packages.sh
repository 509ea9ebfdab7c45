# The Debian 12 packages that dossier needs; sourced by ./run and ./check.
BUILD_PACKAGES="gcc g++ cmake ninja-build pkg-config libglib2.0-dev libglib2.0-dev-bin libjson-glib-dev
libxml2-dev libzip-dev zlib1g-dev libdeflate-dev nettle-dev libcairo2-dev libpango1.0-dev libfontconfig-dev libharfbuzz-dev"
TEST_PACKAGES="git python3 python3-jsonschema python3-pikepdf python3-fonttools clang-format-14 qpdf
poppler-utils mupdf-tools ghostscript epubcheck unzip util-linux strace cppcheck
dpkg-dev file lintian man-db systemd zsh fish bash-completion
default-jdk-headless libpdfbox2-java libactivation-java libjaxb-api-java"

# install_missing PACKAGE…: installs with apt what dpkg does not know, as root or through sudo.
install_missing() {
    missing=""
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
            missing="$missing $package"
    done
    [ -z "$missing" ] && return 0
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || {
            echo "missing packages:$missing" >&2
            echo "install them as root: apt-get install$missing" >&2
            return 1
        }
        as_root="sudo"
    fi
    echo "installing:$missing" >&2
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
}
