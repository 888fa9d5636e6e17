#!/usr/bin/env bash
# Does what docs/operating.md says, word for word, and compares what it promises: `operating.sh PROGRAM`, by default the release
# build. The PostgreSQL server is a private one that wants a password, as a reader's does.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "${1:-target/release/goodtime-icims}")
work=$(mktemp -d)
chmod 755 "$work"
mkdir "$work/server" "$work/walk"
export PYTHONDONTWRITEBYTECODE=1
port=$(cd tests/deploy && /usr/bin/python3 -c 'from stage import free_port; print(free_port())')
printf '%s\n' 'local all all trust' 'host all all 127.0.0.1/32 scram-sha-256' >"$work/server/hba"
chmod 644 "$work/server/hba"
address=$(tests/postgres.sh start "$work/server" listen_addresses=127.0.0.1 "port=$port" "hba_file=$work/server/hba")
trap 'tests/postgres.sh stop "$work/server"; rm -rf "$work"' EXIT
export PGHOST=127.0.0.1 PGPORT=$port PGUSER=test PGPASSWORD=reader
psql --quiet "$address&port=$port" --command="alter role test password '$PGPASSWORD'"
/usr/bin/python3 tests/deploy/operating.py docs/operating.md "$program" "$work/walk"
