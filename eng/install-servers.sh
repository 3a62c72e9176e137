#!/bin/sh
# install-servers.sh [SERVER…]: installs the servers that the tests talk to; all that are known without an argument, nothing where they are there.
# The tests call it where they find none. It needs apt and, for PostgreSQL, the rights to use it; elsewhere it says what to do.
# PgBouncer is wanted in two versions beside each other, so both are unpacked into artifacts/servers, each with the libraries that it was built with.
set -eu

known='postgresql pgbouncer-1.18 pgbouncer-1.24'
unpacked="$(cd "$(dirname "$0")/.." && pwd)/artifacts/servers"
[ $# -gt 0 ] || set -- $known

fail() { echo "$1" >&2; exit 1; }

# is_version 1.24 COMMAND…: true where the command says that it is PgBouncer 1.24.something.
is_version() {
    wanted=$1
    shift
    "$@" --version 2>/dev/null | head -n 1 | grep -q "^PgBouncer $(echo "$wanted" | sed 's/[.]/[.]/g')[.]"
}

# unpack_pgbouncer 1.24 trixie: from the Debian release that ships it, by an apt of its own: the machine's sources, lists and packages stay as they are.
unpack_pgbouncer() {
    command -v apt-get >/dev/null 2>&1 && command -v dpkg-deb >/dev/null 2>&1 ||
        fail "There is no apt here. Put a pgbouncer of version $1 on the PATH."
    mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | grep -v '^ *#' | grep -oE 'https?://[^] ]+/debian/?( |$)' | head -n 1)
    [ -n "$mirror" ] || fail "No source of Debian packages is configured here. Put a pgbouncer of version $1 on the PATH."
    keys=/usr/share/keyrings/debian-archive-keyring.gpg
    [ -e "$keys" ] && signed="[signed-by=$keys]" || signed=''

    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/packages" "$work/tree"
    echo "deb $signed $mirror $2 main" >"$work/sources.list"
    : >"$work/status"
    own() {
        command=$1
        shift
        "$command" -q -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=- -o Dir::State="$work/state" -o Dir::State::status="$work/status" \
            -o Dir::Cache="$work/cache" -o Acquire::Languages=none -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false -o APT::Sandbox::User= "$@" 9<&-
    }

    # What it is linked with, and nothing of what its package asks for besides: no service, no account, no interpreter.
    own apt-get update >"$work/log" 2>&1 || fail "apt-get could not read Debian's list of packages: $(cat "$work/log")"
    own apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances pgbouncer |
        grep '^lib' | grep -v perl | sort -u >"$work/wanted"
    real=$(own apt-cache pkgnames | sort | comm -12 - "$work/wanted")
    (cd "$work/packages" && own apt-get download pgbouncer $real) >>"$work/log" 2>&1 || fail "apt-get could not download PgBouncer: $(cat "$work/log")"
    for package in "$work"/packages/*.deb; do dpkg-deb -x "$package" "$work/tree"; done

    target="$work/pgbouncer-$1"
    mkdir -p "$target/lib" "$target/bin"
    cp "$work/tree/usr/sbin/pgbouncer" "$target/bin/"
    loader=$(find "$work/tree" -name 'ld-linux*.so.*' | head -n 1)
    folders=$(find "$work/tree" -name 'lib*.so.*' -exec dirname {} \; | sort -u | tr '\n' ':')
    "$loader" --library-path "$folders" --list "$target/bin/pgbouncer" | grep -o "$work/tree/[^ ]*" | grep -v '/ld-linux' | xargs -I{} cp -L {} "$target/lib/"
    cp -L "$loader" "$target/lib/ld.so"
    cat >"$target/pgbouncer" <<'START'
#!/bin/sh
here=$(dirname "$0")
exec "$here/lib/ld.so" --library-path "$here/lib" "$here/bin/pgbouncer" "$@"
START
    chmod -R a+rX "$target"
    chmod a+x "$target/pgbouncer"
    is_version "$1" "$target/pgbouncer" || fail "Debian's $2 has another PgBouncer: $("$target/pgbouncer" --version 2>&1 | head -n 1)."
    mkdir -p "$unpacked"
    rm -rf "$unpacked/pgbouncer-$1"
    mv "$target" "$unpacked/"
    rm -rf "$work"
    trap - EXIT
}

is_installed() {
    case $1 in
        postgresql) command -v postgres >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 ;;
        pgbouncer-*) [ -x "$unpacked/$1/pgbouncer" ] || is_version "${1#pgbouncer-}" pgbouncer ;;
        *) fail "No server called '$1' is known here; there are: $known." ;;
    esac
}

# One at a time, for whoever comes second finds it there: test runs that start together all miss it, and apt-get update does not wait for its lock.
if command -v flock >/dev/null 2>&1; then
    exec 9<"$0"
    flock 9
fi

missing=''
for server in "$@"; do
    is_installed "$server" || missing="$missing $server"
done

# Those that are only unpacked need no rights; what is left is for the system to install.
packages=''
for server in $missing; do
    case $server in
        pgbouncer-1.18) unpack_pgbouncer 1.18 bookworm ;;
        pgbouncer-1.24) unpack_pgbouncer 1.24 trixie ;;
        *) packages="$packages $server" ;;
    esac
done
missing=$packages
[ -n "$missing" ] || exit 0

advice="Install$missing and put the programs on the PATH (Debian and Ubuntu: apt-get install$missing; macOS: brew install$missing)."
command -v apt-get >/dev/null 2>&1 || fail "There is no apt-get here. $advice"
if [ "$(id -u)" -eq 0 ]; then
    as_root=''
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root='sudo'
else
    fail "Only root can install packages here, and sudo asks for a password. $advice"
fi

# The packages are wanted for their programs: each test run starts a server of its own, and none shall run beside them.
$as_root mkdir -p /etc/postgresql-common
[ -e /etc/postgresql-common/createcluster.conf ] ||
    echo 'create_main_cluster = false' | $as_root tee /etc/postgresql-common/createcluster.conf >/dev/null

# sudo does not hand the environment on. A question about a configuration file is answered with the one that is there.
apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold "$@" 9<&-
}
install() { apt install -y --no-install-recommends $missing; }
# The lists of packages may be there already; to fetch them takes longer than to install.
install >/dev/null 2>&1 || { apt update -q && install; } || fail "apt-get could not install$missing. $advice"
