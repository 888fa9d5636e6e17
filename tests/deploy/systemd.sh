#!/usr/bin/env bash
# What can be said about the units without a running systemd: they are well formed, expose little, protect alike, and do not
# forbid what the program does. `systemd.sh PROGRAM FOLDER`
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2/root"/{usr/bin,etc/systemd/system} && folder=$(realpath "$2")
cd "$(dirname "$0")/../.."
fail() { echo "✗ $*" >&2; exit 1; }
good() { echo "  ✓ $*"; }

cp "$program" "$folder/root/usr/bin/goodtime-icims"
cp deploy/systemd/*.service "$folder/root/etc/systemd/system/"
# 20 is an exposure of 2.0 on systemd's scale from 0 to 10.
for unit in goodtime-icims.service goodtime-icims@us.service goodtime-icims@eu.service; do
    said=$(systemd-analyze verify --man=no --recursive-errors=no --root="$folder/root" "$unit" 2>&1) || fail "$unit: $said"
    [ -z "$said" ] || fail "$unit: $said"
    said=$(systemd-analyze security --no-pager --offline=yes --threshold=20 --root="$folder/root" "$unit" 2>&1) ||
        fail "$unit: $said"
    good "${said##*$'\n'}"
done

protection() {
    sed --quiet '/^DynamicUser=/,/^\[Install\]/p' "deploy/systemd/$1" | grep --invert-match '^\(User\|StateDirectory\|WorkingDirectory\)='
}
diff <(protection goodtime-icims.service) <(protection goodtime-icims@.service) || fail "the units protect differently"
good "both protect alike"

# The filter kills nobody: what it forbids fails with EPERM, which would show as something strange much later.
# As root SQLite would also give its files to their owner, so it is not root here either.
mkdir -p "$folder/unprivileged"
as_nobody=()
if [ "$(id -u)" = 0 ]; then
    chown nobody "$folder/unprivileged"
    as_nobody=(setpriv --reuid nobody --regid nogroup --clear-groups)
fi
"${as_nobody[@]}" strace --follow-forks --quiet=all --signal=none --output="$folder/unprivileged/calls" \
    "$folder/root/usr/bin/goodtime-icims" demo --once --dir "$folder/unprivileged/demo" >/dev/null
/usr/bin/python3 - "$folder/unprivileged/calls" deploy/systemd/goodtime-icims.service <<'PY'
import re, subprocess, sys

sets, name = {}, None
asked = ["systemd-analyze", "--no-pager", "syscall-filter"]
for line in subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines():
    if line.startswith("@"):
        name = line.strip()
        sets[name] = []
    elif line.strip() and not line.strip().startswith("#"):
        sets[name].append(line.strip())

def calls(word):
    return {call for part in sets[word] for call in calls(part)} if word.startswith("@") else {word}

allowed = set()
for line in open(sys.argv[2]):
    if line.startswith("SystemCallFilter="):
        words = line.strip().split("=", 1)[1]
        listed = {call for word in words.lstrip("~").split() for call in calls(word)}
        allowed = allowed - listed if words.startswith("~") else allowed | listed
text = open(sys.argv[1]).read()
made = set(re.findall(r"^\d+ +(\w+)\(", text, re.MULTILINE))
assert {"fdatasync", "accept4", "connect", "clone3"} <= made, f"this is not what the program does: {sorted(made)}"
assert made <= allowed, f"forbidden, and done: {sorted(made - allowed)}"
runs = [line for line in text.splitlines() if "PROT_EXEC" in line]
written = [line for line in runs if "mprotect(" in line or "PROT_WRITE" in line]
assert runs and not written, f"memory that is written to is made executable: {written[:3]}"
families = set(re.findall(r"\bsocket\((AF_\w+)", text))
granted = set(re.search(r"^RestrictAddressFamilies=(.*)$", open(sys.argv[2]).read(), re.MULTILINE)[1].split())
assert families and families <= granted, f"forbidden, and used: {families - granted}"
print(f"  ✓ the story needs {len(made)} kinds of system calls, and the {len(allowed)} that are allowed hold them")
PY
