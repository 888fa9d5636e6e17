# `make test` does all set-up by itself: on a fresh machine with Rust it installs what the tests need from Debian.
.PHONY: capacity check demo docs test tools

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

# Writes the documents that are made from the code.
docs:
	cargo run --quiet -- openapi > openapi.yaml
	cargo run --quiet -- settings | tests/reference.sh docs/settings.md "| in the file"
	cargo run --quiet -- metrics | tests/reference.sh docs/metrics.md "| metric"

demo:
	cargo run --release -- demo

tools:
	@tests/tools.sh
