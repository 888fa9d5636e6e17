#!/usr/bin/env bash
# Starts or stops a private PostgreSQL in a folder: `postgres.sh start FOLDER` prints its address, `postgres.sh stop FOLDER`
# ends it. `postgres.sh lend FOLDER` prints the address and ends it, and the folder, when its standard input ends: then the
# borrower is gone, however it went. Both take further settings, as NAME=VALUE; what is in the folder, such as keys, belongs
# to the server. `postgres.sh again FOLDER` starts it with the same settings after it was killed. It listens on a socket in
# the folder only, if no setting says more. A server does not run as root, so root lends it to `postgres`.
set -euo pipefail
folder=$2
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$bin" ]; then
    echo "PostgreSQL is not installed; 'make test' installs it (Debian: postgresql)" >&2
    exit 1
fi
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
cd /
begin() { as "$bin/pg_ctl" --pgdata="$folder/data" --wait --silent --log="$folder/log" start >/dev/null; }
start() {
    if [ "$(id -u)" = 0 ]; then chown -R postgres "$folder"; fi
    as "$bin/initdb" --pgdata="$folder/data" --username=test --auth=trust --encoding=UTF8 --no-sync >/dev/null
    local usual=(listen_addresses= "unix_socket_directories=$folder" max_connections=400 fsync=off log_line_prefix=%d:) setting
    for setting in "${usual[@]}" "$@"; do
        echo "${setting%%=*} = '${setting#*=}'"
    done | as tee -a "$folder/data/postgresql.conf" >/dev/null
    begin
    echo "postgres:///postgres?host=$folder&user=test"
}
stop() { as "$bin/pg_ctl" --pgdata="$folder/data" --mode=immediate --silent stop >/dev/null; }
case $1 in
start) start "${@:3}" ;;
again)
    # What was killed is in the way until the system, and its own children, have noticed.
    for _ in {1..100}; do begin 2>/dev/null && exit; sleep 0.1; done
    begin
    ;;
stop) stop ;;
lend)
    start "${@:3}"
    cat >/dev/null
    stop || true # It may be down already.
    rm -rf "$folder"
    ;;
esac
