# `make test` does all set-up by itself: on a fresh machine with Rust it installs what the tests need from Debian.
.PHONY: advisories bench bench-scale bench-sync bench-pages capacity check demo deny dist docs dump screenshots test tools

test: tools
	@tests/run.sh

# What a reviewer would ask for first.
check:
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	cargo clippy --all-targets --features otel -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items
	cargo test --test house

# What a hand-off costs on this machine, on both engines; docs/scaling.md calculates with it.
capacity: tools
	cargo test --release --quiet --test durable capacity -- --nocapture --test-threads=1

# What a delivery costs beside the least it could cost, and the goals that are met; docs/performance.md explains it.
# BENCH_ROUNDS, BENCH_SECONDS, BENCH_ENGINES and others of benches/plan.rs change how much is measured.
bench: tools
	@cargo bench --quiet --bench ratios

# The same with BENCH_EVENTS stored events (ten million) beside none; fills 6 GB.
bench-scale: tools
	@cargo bench --quiet --bench ratios -- scale

# What a mirrored record costs beside a bare loop, and what memory an import takes; BENCH_PEOPLE=1000,100000,1000000 imports a
# million persons too.
bench-sync: tools
	@cargo bench --quiet --bench ratios -- sync

# How long each page takes and how large it is, with 100,000 candidates and hand-offs of one customer.
bench-pages: tools
	@cargo bench --quiet --bench ratios -- pages

# Writes the documents that are made from the code.
docs:
	cargo run --quiet -- openapi > openapi.yaml
	cargo run --quiet -- settings | tests/reference.sh docs/settings.md "| in the file"
	cargo run --quiet -- metrics | tests/reference.sh docs/metrics.md "| metric"
	cargo run --quiet -- errors | tests/reference.sh docs/errors.md "## "

# A release in dist/, and everything that is said of it checked.
dist: tools
	deploy/release/dist.sh
	tests/deploy/dist.sh

# Licences, bans and sources of the crates, as deny.toml says; without a network once cargo-deny and the crates are there.
deny:
	deploy/release/tools.sh cargo-deny
	cargo fetch --locked --quiet
	target/tools/bin/cargo-deny --offline --locked check bans licenses sources

# Known weaknesses of the crates: needs the database on GitHub.
advisories:
	deploy/release/tools.sh cargo-deny
	target/tools/bin/cargo-deny --locked check advisories

# Dumps a database of this version for each engine; tests/store restores them in every later version.
dump: tools
	cargo build --quiet
	tests/on_postgres.sh /usr/bin/python3 tests/store/dumps/make.py target/debug/goodtime-icims

demo:
	cargo run --release -- demo

# The pictures of the pages in docs/images, of the demo of the release build.
screenshots: tools
	cargo build --release --quiet
	tests/browser/run.sh target/release/goodtime-icims screenshots.mjs

tools:
	@tests/tools.sh
