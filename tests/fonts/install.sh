#!/bin/sh
# Sets up LibreOffice and free stand-ins for the faces of GB/T 9704-2012 (Debian/Ubuntu, root).
#
# May be run again at any time: what is there already is left alone.
# FONTS_ONLY=1 skips the packages; PYTHON names a Python that has fontTools.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
fonts="${XDG_DATA_HOME:-$HOME/.local/share}/fonts/gongwen"
conf="${XDG_CONFIG_HOME:-$HOME/.config}/fontconfig/conf.d/60-gongwen.conf"
packages="libreoffice-writer-nogui poppler-utils fontconfig python3-fonttools
    fonts-arphic-gbsn00lp fonts-arphic-gkai00mp fonts-arphic-uming fonts-noto-cjk fonts-liberation"

missing_packages() {
    for package in $packages; do
        status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
        [ "$status" = "install ok installed" ] || printf '%s ' "$package"
    done
}

python_with_fonttools() {
    for candidate in "${PYTHON:-python3}" /usr/bin/python3; do
        if "$candidate" -c 'import fontTools' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "no Python with fontTools (pip install fonttools)" >&2
    return 1
}

if [ -z "${FONTS_ONLY:-}" ]; then
    missing=$(missing_packages)
    if [ -n "$missing" ]; then
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -q </dev/null
        # shellcheck disable=SC2086  # a list of words
        apt-get install -y -q --no-install-recommends $missing </dev/null
    fi
fi

python=$(python_with_fonttools)
built=$("$python" "$here/build_fonts.py" "$fonts" --conf "$conf")
if [ -n "$built" ]; then
    echo "$built"
    fc-cache -f
fi

wrong=0
for name in 仿宋_GB2312 楷体_GB2312 黑体 方正小标宋简体 宋体; do
    face=$(fc-match -f '%{family[0]}' "$name:lang=zh-cn")
    echo "$name -> $face"
    case $face in "GW "*) ;; *) wrong=1 ;; esac
done
[ "$wrong" = 0 ] || { echo "fontconfig does not use the stand-ins" >&2; exit 1; }
