#!/usr/bin/env bash
# Makes a release in dist/: an archive for this kind of machine, what it consists of, and checksums. `dist.sh PROGRAM` packs a
# program that is there already instead of compiling one.
#
# The same source, toolchain and machine give the same bytes, wherever the source lies: no path, no time and no user of this
# machine goes in. Other versions of the C compiler or of the system's libraries may give others.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
target=$(rustc --version --verbose | sed -n 's/^host: //p')
name=goodtime-icims-$version-$target
cargo_home=${CARGO_HOME:-$HOME/.cargo}
# The source's own time; tools that write a time take it from here.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
rm -rf dist
mkdir -p "dist/$name"

echo "-- licences and sources are allowed"
deploy/release/tools.sh
export PATH=$PWD/target/tools/bin:$PATH
cargo fetch --locked --quiet # of every kind of machine: the tools read them all, and ask nobody
cargo deny --offline --locked --log-level error check bans licenses sources

if [ $# -gt 0 ]; then
    program=$1
else
    echo "-- program"
    from=("$PWD=/source" "$cargo_home=/cargo" "$(rustc --print sysroot)=/rust")
    rust="" c=""
    for one in "${from[@]}"; do rust+=" --remap-path-prefix=$one" c+=" -ffile-prefix-map=$one"; done
    RUSTFLAGS=$rust CFLAGS=$c cargo build --locked --quiet --profile dist --features otel
    program=target/dist/goodtime-icims
fi

echo "-- what it consists of"
cargo cyclonedx --quiet --features otel --format json --spec-version 1.5 --target "$target" --override-filename goodtime-icims.cdx
mapfile -t linked < <(cargo tree --frozen --features otel --edges normal,build --target "$target" --prefix none --format '{p}' |
    sed 's/ (.*//; s/ v/ /' | sort --unique | grep --invert-match '^goodtime-icims ')
/usr/bin/python3 deploy/release/bill.py goodtime-icims.cdx.json "dist/$name.cdx.json" "$PWD" "${linked[@]}"
rm goodtime-icims.cdx.json
cargo about generate --frozen --fail --features otel --target "$target" --config deploy/release/about.toml \
    --output-file "dist/$name/LICENCES.md" deploy/release/licences.hbs

echo "-- archive"
install -D --mode=0755 "$program" "dist/$name/bin/goodtime-icims"
cp LICENSE README.md CHANGELOG.md openapi.yaml "dist/$name/"
cp --recursive docs deploy "dist/$name/"
rm -rf "dist/$name"/deploy/secrets*
chmod --recursive u=rwX,go=rX "dist/$name"
tar --create --directory dist --sort=name --format=gnu --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner "$name" |
    gzip --no-name --best >"dist/$name.tar.gz"
rm -rf "dist/$name"
(cd dist && sha256sum -- *.tar.gz *.cdx.json >SHA256SUMS)
ls -l dist
