#!/usr/bin/env bash
# Runs a command with the address of a private PostgreSQL in TEST_POSTGRES; the server ends with the command.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
chmod 755 "$folder"
TEST_POSTGRES=$("$here/postgres.sh" start "$folder")
export TEST_POSTGRES
trap '"$here/postgres.sh" stop "$folder"; rm -rf "$folder"' EXIT
"$@"
