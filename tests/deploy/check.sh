#!/usr/bin/env bash
# Checks everything in deploy/ that starts the program: `check.sh PROGRAM`, by default the release build. Each part says what
# it proves; docs/deploying.md says what no part does. Needs what tests/tools.sh installs, and root or sudo for the container.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "${1:-target/release/goodtime-icims}")
work=$(mktemp -d)
chmod 755 "$work"
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo --preserve-env=PATH)
# Nothing is left behind in the folder of the tests.
export PYTHONDONTWRITEBYTECODE=1
trap '"${as_root[@]}" rm -rf "$work"' EXIT

part() {
    local name=$1 began=$SECONDS
    shift
    echo "-- $name"
    "$@"
    echo "-- $name took $((SECONDS - began)) s"
}

# Schemas come from PyPI; kept from one run to the next.
VERSION=1.37.0
python=$PWD/target/deploy-python/bin/python
schemas() {
    [ "$("${python%/*}/kubernetes-validate" --version 2>/dev/null)" = "$VERSION" ] && return
    /usr/bin/python3 -m venv target/deploy-python
    "$python" -m pip install --quiet --disable-pip-version-check "kubernetes-validate==$VERSION"
}

rendered() {
    local from=deploy/kubernetes
    # The kustomize in Debian 12's kubectl is of 2019: it wants a base in another list. Nothing else is changed.
    if ! kubectl kustomize "$from/overlays/us" >/dev/null 2>&1; then
        cp --recursive "$from" "$work/kubernetes" && from=$work/kubernetes
        sed --in-place 's|^resources:$|bases: ["../../base"]\nresources:|; /^- \.\.\/\.\.\/base$/d' "$from"/overlays/*/kustomization.yaml
    fi
    for region in us eu; do
        kubectl kustomize "$from/overlays/$region" >"$work/$region.yaml"
        # The newest, and the oldest that has everything that is used.
        for version in "${VERSION%.*}" 1.27; do
            "${python%/*}/kubernetes-validate" --quiet --strict --kubernetes-version "$version" "$work/$region.yaml"
        done
        "$python" tests/deploy/kubernetes.py "$work/$region.yaml" "$region"
    done
}

started() {
    docker-compose --file deploy/compose.yaml config >"$work/compose.yaml"
    REGION=eu docker-compose --file deploy/compose.yaml config --quiet
    tests/on_postgres.sh bash -euo pipefail -c '
        for region in us eu; do psql --quiet "$TEST_POSTGRES" --command "create database $region"; done
        exec "$@"' - \
        "$python" tests/deploy/started.py "$program" "$work/started" "$work/compose.yaml" "$work/us.yaml" "$work/eu.yaml"
}

part "schemas" schemas
part "kubernetes" rendered
part "compose, kubernetes and systemd started" started
part "systemd" tests/deploy/systemd.sh "$program" "$work/systemd"
part "container" "${as_root[@]}" tests/deploy/container.sh "$program" "$work/container"
mkdir "$work/proxies"
part "proxies" /usr/bin/python3 tests/deploy/proxies.py "$program" "$work/proxies"
