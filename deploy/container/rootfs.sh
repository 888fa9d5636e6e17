#!/usr/bin/env bash
# Puts everything that the program needs to run into FOLDER/system, and nothing else: no shell, no package manager. FOLDER/data is
# what it may write to. `rootfs.sh PROGRAM FOLDER`, on the Debian that the program was built on.
set -euo pipefail
program=$1 folder=$2/system
mkdir -p "$folder"/{usr/bin,etc/ssl/certs,etc/goodtime-icims} "$2/data"
install --mode=0755 "$program" "$folder/usr/bin/goodtime-icims"
# Its libraries and their loader, where the loader looks for them.
ldd "$program" | grep --only-matching '/[^ ]*' | while read -r library; do
    mkdir -p "$folder$(dirname "$library")"
    cp --dereference "$library" "$folder$library"
done
# Without them iCIMS cannot be told from somebody else.
cp --dereference /etc/ssl/certs/ca-certificates.crt "$folder/etc/ssl/certs/"
echo 'hosts: files dns' >"$folder/etc/nsswitch.conf"
echo 'goodtime-icims:x:65532:65532::/data:/none' >"$folder/etc/passwd"
echo 'goodtime-icims:x:65532:' >"$folder/etc/group"
for package in libc6 libgcc-s1 ca-certificates; do
    mkdir -p "$folder/usr/share/doc/$package"
    cp --dereference "/usr/share/doc/$package/copyright" "$folder/usr/share/doc/$package/"
done
# What a container cannot do without; a settings file of your own takes this one's place.
cat >"$folder/etc/goodtime-icims/settings.toml" <<'TOML'
[log]
format = "json"
[us]
listen = "0.0.0.0:8080"
ops_listen = "0.0.0.0:9080"
[eu]
listen = "0.0.0.0:8081"
ops_listen = "0.0.0.0:9081"
TOML
