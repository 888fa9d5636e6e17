#!/usr/bin/env bash
# Builds the image and runs what is in it: as its unprivileged user, on a read-only file system, with /data as the only place
# to write. Base images cannot be had without a registry, so the first stage, which compiles, is replaced by what its last line
# makes of the release program. `container.sh PROGRAM FOLDER`; mounting and changing the user need root.
set -euo pipefail
program=$(realpath "$1") folder=$2
cd "$(dirname "$0")/../.."
mkdir -p "$folder"/{program,context,data} && folder=$(realpath "$folder")
images() { buildah --storage-driver vfs --root "$folder/images" --runroot "$folder/run" "$@"; }
fail() { echo "✗ $*" >&2; exit 1; }
good() { echo "  ✓ $*"; }

if ! unshare --mount --net --pid --fork true 2>/dev/null; then
    echo "  ! NOT RUN: nothing can be mounted on this machine, so neither can the image be built nor what is in it be run"
    exit 0
fi

deploy/container/rootfs.sh "$program" "$folder/program/image"
images build --isolation chroot --format docker --quiet --build-context "program=$folder/program" --build-arg REVISION=checked \
    --file deploy/container/Containerfile --tag goodtime-icims:check "$folder/context" >/dev/null
good "the image is built"
images inspect --type image goodtime-icims:check >"$folder/image.json"
/usr/bin/python3 - "$folder/image.json" <<'PY'
import json, sys
config = json.load(open(sys.argv[1]))["Docker"]["config"]
assert config["User"] == "65532:65532", config["User"]
assert config["Healthcheck"]["Test"] == ["CMD", "/usr/bin/goodtime-icims", "health"], config["Healthcheck"]
assert list(config["Volumes"]) == ["/data"] and config["StopSignal"] == "SIGTERM", config
assert (config["Entrypoint"], config["Cmd"]) == (["/usr/bin/goodtime-icims"], ["serve"]), config
for wanted in ["GOODTIME_ICIMS_CONFIG=/etc/goodtime-icims/settings.toml", "SQLITE_TMPDIR=/data"]:
    assert wanted in config["Env"], config["Env"]
assert config["Labels"]["org.opencontainers.image.revision"] == "checked", config["Labels"]
PY
good "it names its user, its volume, its health check and what runs"

container=$(images from goodtime-icims:check)
root=$(images mount "$container")
[ "$(stat --format=%u "$root/data")" = 65532 ] || fail "/data does not belong to the user"
[ ! -e "$root/bin/sh" ] || fail "there is a shell"
size=$(du --summarize --human-readable "$root" | cut --fields=1)
good "it holds no shell; $size in $(find "$root" -type f | wc --lines) files"
chown 65532:65532 "$folder/data"
keys="GOODTIME_ICIMS_US_SEALING_KEYS=k1:$(head --bytes 32 /dev/urandom | base64)"
export root folder keys
# With a network of its own, in which the image's own ports are free.
unshare --mount --net --pid --fork --kill-child bash -euo pipefail <<'INSIDE'
# SIOCSIFFLAGS with IFF_UP.
/usr/bin/python3 -c 'import fcntl, socket, struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh", b"lo", 1))'
mount --bind "$root" "$root"
mount --options remount,bind,ro "$root"
mount --bind "$folder/data" "$root/data"
# As the image says it: its environment, its user, no right left.
in_image=(env --ignore-environment GOODTIME_ICIMS_CONFIG=/etc/goodtime-icims/settings.toml SQLITE_TMPDIR=/data "$keys"
    /usr/sbin/chroot --userspec=65532:65532 --groups=65532 "$root" /usr/bin/goodtime-icims)
"${in_image[@]}" demo --once --dir /data/demo >"$folder/demo.log" || { cat "$folder/demo.log"; exit 1; }
echo "  ✓ the story holds in it: $(tail --lines=1 "$folder/demo.log")"
if "${in_image[@]}" migrate --set us.database=/elsewhere/us.db 2>"$folder/refused.log"; then
    echo "✗ it wrote outside /data" >&2
    exit 1
fi
grep --quiet 'Read-only file system' "$folder/refused.log" || { cat "$folder/refused.log"; exit 1; }
echo "  ✓ outside /data nothing can be written"
if "${in_image[@]}" health >/dev/null 2>&1; then echo "✗ it is healthy before it runs" >&2; exit 1; fi
"${in_image[@]}" serve 2>"$folder/serve.log" >&2 &
service=$!
for _ in $(seq 100); do "${in_image[@]}" health >"$folder/health.log" 2>&1 && break; sleep 0.1; done
"${in_image[@]}" health | grep '"ready":true' >/dev/null || { cat "$folder/health.log" "$folder/serve.log"; exit 1; }
[ -s "$root/data/us.db" ] || { echo "✗ the database is not in /data" >&2; exit 1; }
echo "  ✓ it serves, its health check says so, and its database is in /data"
kill -TERM "$service" && wait "$service"
echo "  ✓ SIGTERM ends it in order"
INSIDE
images umount "$container" >/dev/null
