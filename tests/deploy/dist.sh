#!/usr/bin/env bash
# Checks a release in dist/ as somebody would who downloaded it: sums, contents, program, licences, bill of materials.
set -euo pipefail
cd "$(dirname "$0")/../.."
source=$PWD
archive=$(cd dist && ls goodtime-icims-*.tar.gz)
name=${archive%.tar.gz}
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "✗ $1"; exit 1; }
held() { echo "  ✓ $1"; }

# What reads the bill of materials; kept from one run to the next.
READER=11.12.0
python=$source/target/release-python/bin/python
if [ "$("$python" -c 'from importlib.metadata import version; print(version("cyclonedx-python-lib"))' 2>/dev/null)" != $READER ]; then
    /usr/bin/python3 -m venv target/release-python
    "$python" -m pip install --quiet --disable-pip-version-check "cyclonedx-python-lib[json-validation]==$READER"
fi
# The crates that are linked, from cargo itself.
cargo tree --frozen --features otel --edges normal,build --prefix none --format '{p}' | sed 's/ (.*//; s/ v/ /' | sort -u >"$work/linked"

cp dist/* "$work/"
cd "$work"
sha256sum --check --strict --quiet SHA256SUMS || fail "the sums do not fit"
held "sums fit"
tar --extract --gzip --file "$archive"
cd "$name"
for file in LICENSE LICENCES.md README.md CHANGELOG.md openapi.yaml docs/operating.md deploy/compose.yaml; do
    [ -s "$file" ] || fail "$file is missing"
done
[ -z "$(find . -name 'secrets*')" ] || fail "a secret is packed"
held "the archive is whole"
[ "$(bin/goodtime-icims --version)" = "goodtime-icims $version" ] || fail "the program says another version"
bin/goodtime-icims openapi | cmp - openapi.yaml || fail "the contract is another program's"
bin/goodtime-icims demo --once --dir "$work/demo" >"$work/demo.txt" || { cat "$work/demo.txt"; fail "the demo"; }
held "goodtime-icims $version plays the story"
libraries=$(ldd bin/goodtime-icims | awk '{print $1}' | grep --invert-match --extended-regexp '^(linux-vdso|libc|libm|libgcc_s|/lib.*/ld-linux.*)' || true)
[ -z "$libraries" ] || fail "it needs libraries that not every machine has: $libraries"
for path in "$source" "$HOME"; do
    ! grep --quiet --text --fixed-strings "$path" bin/goodtime-icims "$work/$name.cdx.json" || fail "$path is named"
done
held "it needs the C library alone, and nothing names a folder of the machine that made it"
grep --invert-match '^goodtime-icims ' "$work/linked" | while read -r crate; do
    grep --quiet --fixed-strings --line-regexp -- "- $crate" LICENCES.md || fail "LICENCES.md lacks $crate"
done
held "LICENCES.md has the texts for $(($(wc -l <"$work/linked") - 1)) crates"
"$python" - "$work/$name.cdx.json" "$work/linked" "$version" <<'PYTHON'
import json
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

text = open(sys.argv[1]).read()
if error := JsonStrictValidator(SchemaVersion.V1_5).validate_str(text):
    raise SystemExit(f"✗ the bill of materials does not fit its schema: {error}")
bill = json.loads(text)
told = {f"{one['name']} {one['version']}" for one in bill["components"]}
linked = {line.strip() for line in open(sys.argv[2]) if not line.startswith("goodtime-icims ")}
if linked != told:
    raise SystemExit(f"✗ the bill of materials lacks {sorted(linked - told)}, and has too many: {sorted(told - linked)}")
lacking = [one["name"] for one in bill["components"] if not one.get("licenses") or not one.get("hashes")]
if lacking or bill["metadata"]["component"]["version"] != sys.argv[3]:
    raise SystemExit(f"✗ the bill of materials: no licence or checksum for {lacking}, or another version")
print(f"  ✓ the bill of materials fits CycloneDX 1.5 and names these {len(told)} crates")
PYTHON
