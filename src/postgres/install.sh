#!/bin/sh
# Installs Debian's or Ubuntu's PostgreSQL server, given the name of the package and the oldest
# usable major version. The package would make and start a cluster of its own, on TCP port 5432;
# Carrel has no use for it, so that is switched off by a file which is gone again at the end.
set -eu
package=$1
oldest=$2
drop_in_dir=/etc/postgresql-common/createcluster.d
drop_in=$drop_in_dir/carrel-is-installing.conf

made_dir=
undo() {
    rm -f "$drop_in"
    if [ -n "$made_dir" ]; then rmdir --ignore-fail-on-non-empty "$drop_in_dir" || true; fi
}
trap undo EXIT
trap 'exit 130' HUP INT TERM

export DEBIAN_FRONTEND=noninteractive
# Without a network the lists that are there may still do.
apt-get -q update || echo "The package lists could not be renewed; trying with those at hand."

candidate=$(LC_ALL=C apt-cache policy "$package" | sed -n 's/^ *Candidate: *\([0-9]*\).*/\1/p')
if [ -z "$candidate" ]; then
    echo "This system's package sources do not offer $package." >&2
    exit 1
fi
if [ "$candidate" -lt "$oldest" ]; then
    echo "This system offers PostgreSQL $candidate, which is too old; $oldest or newer is needed." >&2
    exit 1
fi

if [ ! -d "$drop_in_dir" ]; then
    made_dir=yes
    mkdir -p "$drop_in_dir"
fi
echo "create_main_cluster = false" > "$drop_in"
apt-get -q -y --no-install-recommends install "$package"
