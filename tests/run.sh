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

# One build for all of these: with every feature. The release program below is built without them.
tests() {
    cargo test --quiet --features otel "$@"
}

suite "build of the tests" tests --no-run --lib --test it --test house --test store --test traces --test fuzz
suite "unit" tests --lib
suite "house" tests --test house
suite "store" tests --test store
suite "it" tests --test it
# The story and its turns once more, on the other engine.
suite "it on PostgreSQL" tests/on_postgres.sh cargo test --quiet --features otel --test it -- \
    api:: story opening waiting queue:: turning_back going_back circuit webhook senders canary reconcile mirror:: \
    pages::interviews pages::actions sign_in_provider
# One hand-off is one trace across processes.
suite "traces" tests --test traces
suite "fuzz" tests --test fuzz -- --nocapture
# The program as `cargo run` compiles it, without what tests need and without traces.
suite "program alone" cargo check --quiet
# With the test that needs it, so that it is compiled once: its crates have some features more than in a build alone.
suite "release build" cargo test --release --quiet --no-run --test durable
suite "demo" target/release/goodtime-icims demo --once --dir target/demo
# Clients that are generated from openapi.yaml, against the live service.
suite "clients" tests/clients/run.sh
# The pages of the demo, walked in a real Chromium.
suite "browser" tests/browser/run.sh
# Alerts, dashboard and runbook: on paper, and against a real Prometheus.
suite "alerts" tests/deploy/alerts.sh
# Every artefact of `deploy` is checked, started, or both.
suite "deploy" tests/deploy/check.sh
# docs/operating.md, word for word.
suite "operating" tests/deploy/operating.sh
# Those that turn the clock by hand, or wait for iCIMS, do so beside each other; the others measure and kill, one at a time.
suite "durable, waiting" cargo test --release --quiet --test durable -- budget:: stalled:: --test-threads=5
suite "durable" cargo test --release --quiet --test durable -- --skip budget:: --skip stalled::
