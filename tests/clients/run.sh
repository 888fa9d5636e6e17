#!/usr/bin/env bash
# Installs what generates and checks clients, from npm and PyPI in the versions that stand here, and runs clients.py:
# `run.sh PROGRAM`, by default the release build.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${1:-target/release/goodtime-icims}
tools=target/clients
mkdir -p "$tools"
cp tests/clients/{package.json,package-lock.json,tsconfig.json,story.ts} "$tools"
if ! cmp --silent tests/clients/requirements.txt "$tools/installed.txt"; then
    /usr/bin/python3 -m venv --clear "$tools/py"
    "$tools/py/bin/pip" install --quiet --disable-pip-version-check --requirement tests/clients/requirements.txt
    cp tests/clients/requirements.txt "$tools/installed.txt"
fi
PATH=$PWD/$tools/py/bin:$(tests/node.sh):$PATH
if ! cmp --silent tests/clients/package-lock.json "$tools/installed.json"; then
    (cd "$tools" && npm ci --silent --no-audit --no-fund)
    cp tests/clients/package-lock.json "$tools/installed.json"
fi
export PYTHONDONTWRITEBYTECODE=1
"$tools/py/bin/python" tests/clients/clients.py "$program" "$tools"
