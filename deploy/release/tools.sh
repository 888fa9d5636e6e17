#!/usr/bin/env bash
# Installs what a release is made with, each in one version, into target/tools; `tools.sh NAME...` for some of them. Compiling
# them takes a few minutes each, once.
set -euo pipefail
cd "$(dirname "$0")/../.."
declare -A version=([cargo-deny]=0.20.2 [cargo-cyclonedx]=0.5.9 [cargo-about]=0.9.3)
declare -A more=([cargo-about]="--features cli")
[ $# -gt 0 ] || set -- "${!version[@]}"
# They run for seconds: what optimising them more would take is not won back.
export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
for name in "$@"; do
    program=target/tools/bin/$name
    if [ -x "$program" ] && grep --quiet --fixed-strings "\"$name ${version[$name]} " target/tools/.crates.toml; then
        continue
    fi
    # shellcheck disable=SC2086 # several words
    CARGO_TARGET_DIR=target/tools/build cargo install --quiet --locked --root target/tools ${more[$name]:-} "$name@${version[$name]}"
done
