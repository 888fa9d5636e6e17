#!/usr/bin/env bash
# Installs what the tests need and Debian has: databases, tracers, proxies and tools that check what stands in `deploy`.
# Nothing is done where they are there, and no service is started.
set -euo pipefail
missing=()
needs() { command -v "$1" >/dev/null || [ -x "/usr/sbin/$1" ] || missing+=("$2"); }
finds() { compgen -G "$1" >/dev/null || missing+=("$2"); }
finds '/usr/lib/postgresql/*/bin/initdb' postgresql
finds '/usr/lib/*/faketime/libfaketimeMT.so.1' faketime
finds '/usr/lib/*/libnss_wrapper.so' libnss-wrapper
needs strace strace
needs curl curl
needs openssl openssl
needs promtool prometheus
needs nginx nginx
needs caddy caddy
needs buildah buildah
needs docker-compose docker-compose
needs kubectl kubernetes-client
needs chromium chromium
needs systemd-analyze systemd
[ -x /usr/bin/python3 ] || missing+=(python3)
/usr/bin/python3 -c 'import yaml' 2>/dev/null || missing+=(python3-yaml)
/usr/bin/python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
[ ${#missing[@]} -eq 0 ] && exit 0
as_root=()
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "install ${missing[*]} first: this is not root and there is no sudo" >&2; exit 1; }
    as_root=(sudo)
fi
# Debian starts a service when it installs one, unless this says no; the ports belong to whoever uses the machine.
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee $policy >/dev/null
    "${as_root[@]}" chmod 755 $policy
    trap '"${as_root[@]}" rm -f $policy' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
