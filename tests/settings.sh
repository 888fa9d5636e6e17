#!/usr/bin/env bash
# Writes docs/settings.md: its head, and the reference that comes on standard input.
set -euo pipefail
cd "$(dirname "$0")/.."
reference=$(cat)
head=$(sed '/^| in the file/,$d' docs/settings.md)
printf '%s\n\n%s\n' "$head" "$reference" > docs/settings.md
