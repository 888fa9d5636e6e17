#!/usr/bin/env bash
# Walks the pages of the demo in a real Chromium: `run.sh [PROGRAM]`, by default the release build. `run.sh PROGRAM
# screenshots.mjs` makes the pictures of docs/images. What it starts ends with it, after nine minutes at the latest.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "${1:-target/release/goodtime-icims}")
[ -x "$program" ] || { echo "build first: there is no $program" >&2; exit 1; }
tools=target/browser
mkdir -p "$tools"
cp tests/browser/*.mjs tests/browser/package.json tests/browser/package-lock.json "$tools"
PATH=$(tests/node.sh):$PATH
if ! cmp --silent tests/browser/package-lock.json "$tools/installed.json"; then
    (cd "$tools" && npm ci --silent --no-audit --no-fund --ignore-scripts)
    cp tests/browser/package-lock.json "$tools/installed.json"
fi
timeout --kill-after=15 540 node "$tools/${2:-main.mjs}" "$program" "$PWD"
