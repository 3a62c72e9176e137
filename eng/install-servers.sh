#!/bin/sh
# install-servers.sh [SERVER…]: installs the servers that the tests talk to; all that are known without an argument, nothing where they are there.
# The tests call it where they find none. It needs apt and the rights to use it; elsewhere it says what to do.
set -eu

known='postgresql'
[ $# -gt 0 ] || set -- $known

fail() { echo "$1" >&2; exit 1; }

is_installed() {
    case $1 in
        postgresql) command -v postgres >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 ;;
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
