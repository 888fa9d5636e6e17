#!/usr/bin/env bash
# Checks alerts, dashboard and runbook: `alerts.sh [PROGRAM]`. On paper first (alerts_paper.py), then against a real
# Prometheus that scrapes the demo (alerts_live.py). Needs prometheus and python3-yaml from Debian; listens on loopback only.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "${1:-target/release/goodtime-icims}")
[ -x "$program" ] || { echo "build first: there is no $program" >&2; exit 1; }
/usr/bin/python3 -B tests/deploy/alerts_paper.py "$program"
/usr/bin/python3 -B tests/deploy/alerts_live.py "$program"
