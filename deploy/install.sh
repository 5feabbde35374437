#!/bin/sh
# Installs Majlis from this folder. No network is used. Run it again at any time; run a newer bundle's to upgrade.
# An install that is interrupted leaves the one before it working: the last step is one rename.
set -eu
umask 022

VERSION="@VERSION@"
PYTHON_WANTED="@PYTHON@"
MACHINE_WANTED="@MACHINE@"

usage() {
    cat <<TEXT
Usage: sh install.sh [--prefix DIR] [--bin DIR] [--home DIR] [--python PROGRAM]

  --prefix DIR      where the software goes   [root: /opt/majlis; else ~/.local/opt/majlis]
  --bin DIR         where the command goes    [root: /usr/local/bin; else ~/.local/bin]
  --home DIR        where the data goes       [root: /var/lib/majlis/data; else ~/.local/share/majlis]
  --python PROGRAM  Python $PYTHON_WANTED to use      [python$PYTHON_WANTED, else python3]
TEXT
}

fail() {
    printf 'install: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

say() { printf '%s\n' "$*"; }

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if [ "$(id -u)" -eq 0 ]; then
    prefix=/opt/majlis bin=/usr/local/bin home=/var/lib/majlis/data
else
    base=${HOME:?"install: HOME is not set, so there is no default place; run with HOME=..."}
    prefix=$base/.local/opt/majlis bin=$base/.local/bin home=${XDG_DATA_HOME:-$base/.local/share}/majlis
fi
python=""

while [ $# -gt 0 ]; do
    case "$1" in
    --prefix | --bin | --home | --python)
        [ $# -ge 2 ] || fail "$1 needs a value"
        case "$1" in
        --prefix) prefix=$2 ;;
        --bin) bin=$2 ;;
        --home) home=$2 ;;
        --python) python=$2 ;;
        esac
        shift 2
        ;;
    -h | --help)
        usage
        exit 0
        ;;
    *) fail "$1 is no option" "sh install.sh --help shows them all" ;;
    esac
done
for place in "$prefix" "$bin" "$home"; do
    case "$place" in
    *[!A-Za-z0-9._/@+-]*) fail "$place: write places with letters, digits and . _ - @ + only" ;;
    /*) ;;
    *) fail "$place: write places from the root on, like /opt/majlis" ;;
    esac
done

# 1. Is this bundle whole, and for this machine?
(cd "$here" && sha256sum --check --quiet --strict SHA256SUMS) ||
    fail "this bundle is not what it was when it was made; nothing was installed" "copy the archive again, and compare it with its .sha256"
machine=$(uname -m)
[ "$machine" = "$MACHINE_WANTED" ] || fail "this bundle is for $MACHINE_WANTED, this machine is $machine"
if [ -z "$python" ]; then
    if command -v "python$PYTHON_WANTED" >/dev/null; then python="python$PYTHON_WANTED"; else python=python3; fi
fi
command -v "$python" >/dev/null || fail "there is no $python" "install it from your Debian medium: apt-get install python$PYTHON_WANTED"
found=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
[ "$found" = "$PYTHON_WANTED" ] ||
    fail "this bundle is for Python $PYTHON_WANTED, $python is $found" "name another with --python, or take the bundle for $found"
"$python" -c 'import venv' 2>/dev/null || fail "$python has no module venv" "install the whole of it: apt-get install python$PYTHON_WANTED"

# 2. A release of its own beside the others, named after what is in it.
sum=$(sha256sum "$here/SHA256SUMS" | cut -c1-12)
release=$prefix/releases/$VERSION-$sum
mkdir -p "$prefix/releases" "$bin"
if [ -f "$release/.complete" ]; then
    say "Majlis $VERSION is there already: $release"
else
    say "Installing Majlis $VERSION into $release (about a minute) ..."
    rm -rf "$release"
    "$python" -m venv --without-pip "$release"
    # pip runs from its own wheel: venv cannot install it where python3-venv is absent. It sees no configuration and no index.
    PYTHONPATH=$(echo "$here"/wheels/pip-*.whl) "$release/bin/python" -m pip --isolated --quiet --disable-pip-version-check \
        --no-cache-dir install --no-index --find-links "$here/wheels" --require-hashes --requirement "$here/requirements.txt"
    cp "$here/README.md" "$here/LICENSE" "$here/NOTICE" "$here/sbom.cdx.json" "$release/"
    cp -R "$here/docs" "$here/html" "$here/licences" "$here/deploy" "$release/"
    "$release/bin/majlis" --version >/dev/null || fail "majlis does not start" "the release before stays in place"
    : >"$release/.complete"
fi

# 3. Switch: one rename each.
previous=$(readlink "$prefix/current" 2>/dev/null || true)
ln -s "$release" "$prefix/.current.$$"
mv -T "$prefix/.current.$$" "$prefix/current"
cat >"$bin/.majlis.$$" <<TEXT
#!/bin/sh
# Written by install.sh of Majlis. MAJLIS_HOME in the environment goes before the data folder chosen then.
MAJLIS_HOME=\${MAJLIS_HOME:-$home}
export MAJLIS_HOME
exec "$prefix/current/bin/majlis" "\$@"
TEXT
chmod 755 "$bin/.majlis.$$"
mv "$bin/.majlis.$$" "$bin/majlis"
for old in "$prefix"/releases/*; do
    [ "$old" = "$release" ] || [ "$old" = "$previous" ] || rm -rf "$old"
done

# 4. The data folder: made, never changed. Only its owner may look into it.
make_private() {
    [ ! -d "$1" ] || return 0
    mkdir -p "$1"
    chmod 700 "$1"
    # A server's service user owns it from the start.
    [ -z "$service" ] || chown majlis: "$1"
}
service=""
if [ "$(id -u)" -eq 0 ] && id majlis >/dev/null 2>&1; then service=yes; fi
fresh=""
[ -d "$home" ] || fresh=yes
# A restore lays the new data folder beside the old one: on a server, its user owns the folder above, too.
if [ "$home" = /var/lib/majlis/data ]; then make_private /var/lib/majlis; fi
make_private "$home"

say ""
say "Majlis $VERSION"
say "  software  $prefix/current -> $release"
say "  command   $bin/majlis"
say "  data      $home"
say "  reading   $prefix/current/html/index.html"
case ":$PATH:" in
*":$bin:"*) ;;
*) say "  note      $bin is not in your PATH; add it, or type the whole path" ;;
esac
if [ -n "$service" ]; then
    say "  note      give commands as the user majlis, never as root: runuser -u majlis -- majlis ..."
fi
if [ -n "$fresh" ] && [ -n "$service" ]; then
    say "Next: $prefix/current/html/how-to/install-on-a-server.html"
elif [ -n "$fresh" ]; then
    say "Next: majlis demo    (or, with your own nation: $prefix/current/html/how-to/from-bundle-to-briefing.html)"
elif [ -n "$previous" ] && [ "$previous" != "$release" ]; then
    say "Next: majlis upgrade    (it takes a backup first; the release before is $previous)"
fi
