#!/usr/bin/env bash
# Writes a document's reference anew: `reference.sh FILE START` keeps what stands before the line that starts so, and puts
# standard input in the place of the rest.
set -euo pipefail
cd "$(dirname "$0")/.."
reference=$(cat)
head=$(sed "/^$2/,\$d" "$1")
printf '%s\n\n%s\n' "$head" "$reference" > "$1"
