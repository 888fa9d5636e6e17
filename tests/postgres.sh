#!/usr/bin/env bash
# Starts or stops a private PostgreSQL in a folder: `postgres.sh start FOLDER` prints its address, `postgres.sh stop FOLDER`
# ends it. `postgres.sh lend FOLDER` prints the address and ends it, and the folder, when its standard input ends: then the
# borrower is gone, however it went. It listens on a socket in the folder only. A server does not run as root, so root
# lends it to `postgres`.
set -euo pipefail
folder=$2
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$bin" ]; then
    echo "PostgreSQL is not installed; 'make test' installs it (Debian: postgresql)" >&2
    exit 1
fi
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
cd /
start() {
    if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
    as "$bin/initdb" --pgdata="$folder/data" --username=test --auth=trust --encoding=UTF8 --no-sync >/dev/null
    as "$bin/pg_ctl" --pgdata="$folder/data" --wait --silent --log="$folder/log" \
        --options="-c listen_addresses='' -c unix_socket_directories=$folder -c max_connections=400 -c fsync=off -c log_line_prefix=%d:" start >/dev/null
    echo "postgres:///postgres?host=$folder&user=test"
}
stop() { as "$bin/pg_ctl" --pgdata="$folder/data" --mode=immediate --silent stop >/dev/null; }
case $1 in
start) start ;;
stop) stop ;;
lend)
    start
    cat >/dev/null
    stop
    rm -rf "$folder"
    ;;
esac
