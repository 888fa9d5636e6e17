#!/usr/bin/env bash
# Runs every suite and says how long each took. The first failure ends the run.
set -euo pipefail
cd "$(dirname "$0")/.."
export RUST_BACKTRACE=${RUST_BACKTRACE:-0}

suite() {
    local name=$1 began=$SECONDS
    shift
    echo "== $name"
    "$@"
    echo "== $name took $((SECONDS - began)) s"
}

suite "build of the tests" cargo test --quiet --no-run --lib --test it --test house --test store --test fuzz
suite "unit" cargo test --quiet --lib
suite "house" cargo test --quiet --test house
suite "store" cargo test --quiet --test store
suite "it" cargo test --quiet --test it
# The story and its turns once more, on the other engine.
suite "it on PostgreSQL" tests/on_postgres.sh cargo test --quiet --test it -- \
    story opening waiting queue:: turning_back going_back circuit webhook senders
# One hand-off is one trace across processes; the only suite with the feature `otel`.
suite "traces" cargo test --quiet --features otel --test traces
suite "fuzz" cargo test --quiet --test fuzz -- --nocapture
suite "release build" cargo build --release --quiet
suite "demo" cargo run --release --quiet -- demo --once --dir target/demo
# Alerts, dashboard and runbook: on paper, and against a real Prometheus.
suite "alerts" tests/deploy/alerts.sh
# Every artefact of `deploy` is checked, started, or both.
suite "deploy" tests/deploy/check.sh
# docs/operating.md, word for word.
suite "operating" tests/deploy/operating.sh
suite "durable" cargo test --release --quiet --test durable
