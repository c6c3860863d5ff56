#!/bin/sh
# Obtains the free fonts that fangan falls back to, once a user.
#
#   fetch.sh           gets what is missing; quiet when nothing is
#   fetch.sh --check   only looks: exit 0 everything is there, 1 something isn't
#
# 仿宋 楷体 黑体 宋体 are the Fandol fonts.  They come out of Debian's package
# texlive-lang-chinese, which is unpacked and not installed, into
# ${XDG_CACHE_HOME:-~/.cache}/fangan/fonts, so that a second clone finds them.
# fonts-noto-cjk (小标宋, and the fallback for rare hanzi) is installed.

set -eu

package=texlive-lang-chinese
fandol=texmf-dist/fonts/opentype/public/fandol
cache=${XDG_CACHE_HOME:-${HOME:?HOME is not set}/.cache}/fangan/fonts
stamp=$cache/.checked
noto=/usr/share/fonts/opentype/noto

# sha256  bytes  file
manifest='
d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9 6961384 FandolFang-Regular.otf
4afa97aa8751e0118617df88272b58d43691b5cffb7ea024c4580496e9f34d28 5808908 FandolHei-Regular.otf
ea7e7fb4f9b3ac694a68d43946e04d21deed6e8c29a7c2d3081e1a4138f2f827 7790552 FandolKai-Regular.otf
a3820003227d4abe31fe28b493200d94a849ccfd078b50a019264f70353020b0 4947904 FandolSong-Regular.otf
'

fail() {
    printf 'fetch.sh: %s\n' "$1" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "'$*' needs root: run it as root, or install sudo"
    fi
}

# The stamp is written after all checksums were right.  While it is newer than
# the fonts and their sizes are right, nobody has to read 26 MB again.
fandol_ready() {
    [ -f "$stamp" ] || return 1
    while read -r _ bytes file; do
        [ -n "$file" ] || continue
        [ "$(stat -c %s "$cache/$file" 2>/dev/null)" = "$bytes" ] || return 1
    done <<EOF
$manifest
EOF
    [ -z "$(find "$cache" -name '*.otf' -newer "$stamp")" ]
}

fandol_verify() {
    printf '%s' "$manifest" | awk 'NF { print $1 "  " $3 }' |
        (cd "$cache" 2>/dev/null && sha256sum --quiet -c - >/dev/null 2>&1)
}

noto_ready() {
    [ -f "$noto/NotoSerifCJK-Regular.ttc" ] &&
        [ -f "$noto/NotoSerifCJK-Bold.ttc" ]
}

# Fonts whose stamp is missing or older are read once, then stamped.
ready() {
    noto_ready || return 1
    fandol_ready && return 0
    fandol_verify || return 1
    touch "$stamp" 2>/dev/null || :
}

need_apt() {
    if command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null; then
        return
    fi
    fail "this system has no apt. Put FandolFang-, FandolHei-, FandolKai- and
FandolSong-Regular.otf (CTAN package fandol) into $cache
and install Noto Serif CJK (fonts.yaml names other folders and fonts)."
}

# apt-get as the caller; where its lists are empty, once again after update.
download() {
    apt-get download -qq -o APT::Sandbox::User=root "$package" >"$1" 2>&1 ||
        { as_root apt-get update -qq >"$1" 2>&1 &&
            apt-get download -qq -o APT::Sandbox::User=root "$package" \
                >"$1" 2>&1; }
}

fetch_fandol() {
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' HUP INT TERM
    cd "$work"
    printf 'fonts: getting the Fandol fonts out of %s (49 MB)\n' "$package" >&2
    download "$work/log" || {
        cat "$work/log" >&2
        fail "$package can't be downloaded"
    }
    dpkg-deb --fsys-tarfile "$package"_*.deb |
        tar x --wildcards "./usr/share/texlive/$fandol/*-Regular.otf" \
            './usr/share/doc/texlive-doc/fonts/fandol/COPYING*' ||
        fail "$package doesn't hold the Fandol fonts any more"

    mkdir -p "$cache"
    find usr -name COPYING.gz -exec gunzip {} +
    keep usr/share/doc/texlive-doc/fonts/fandol/COPYING COPYING
    while read -r _ _ file; do
        [ -n "$file" ] || continue
        keep "usr/share/texlive/$fandol/$file" "$file"
    done <<EOF
$manifest
EOF
    cd /
    fandol_verify || fail "checksums of the fonts in $cache are wrong"
    touch "$stamp"
}

# A copy that appears whole or not at all, whoever else runs this script.
keep() {
    cp "$1" "$cache/$2.part.$$"
    mv -f "$cache/$2.part.$$" "$cache/$2"
}

install_noto() {
    printf 'fonts: installing fonts-noto-cjk\n' >&2
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends fonts-noto-cjk \
        >/dev/null || {
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends fonts-noto-cjk \
            >/dev/null
    } || fail "fonts-noto-cjk can't be installed"
}

case ${1-} in
--check) if ready; then exit 0; else exit 1; fi ;;
'') ;;
*) fail "usage: fetch.sh [--check]" ;;
esac

ready && exit 0
need_apt
noto_ready || install_noto
fandol_ready || fandol_verify || fetch_fandol
ready || fail "the fonts are still not complete"
