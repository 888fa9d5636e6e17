#!/usr/bin/env python3
"""Runs the shell blocks of a document in their order, in one shell, and compares what each prints with the block below it.

`…` stands for anything within a line; alone in a line, for any lines. What prints something must say so. The ports that the
document names are replaced by free ones. Usage: operating.py DOCUMENT PROGRAM FOLDER.
"""

import os
import pathlib
import re
import signal
import subprocess
import sys
import time

from stage import check, free_port

PORTS = [8000, 8001, 8080, 8081, 8082, 8083, 9080, 9081, 9082, 9083, 8180, 8181]
# For the whole walk: it takes ten on a busy machine.
SECONDS_MOST = 60


def blocks(text):
    """Each shell block with the line it begins in, and the output that is promised for it."""
    found = []
    for fence in re.finditer(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        kind, body = fence.groups()
        if kind == "sh":
            found.append([text[: fence.start()].count("\n") + 2, body, ""])
        elif kind == "text":
            if not found or found[-1][2]:
                raise SystemExit(f"✗ this output belongs to no block: {body}")
            found[-1][2] = body
        else:
            raise SystemExit(f"✗ a block is neither `sh` nor `text`: {body}")
    return found


def pattern(promised):
    lines = [
        r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n"
        for line in promised.splitlines()
    ]
    return "".join(lines)


def end_what_is_left(folder):
    """A walk that was cut off leaves processes; they wrote their numbers down."""
    for file in folder.glob("goodtime/*.pid"):
        try:
            os.kill(int(file.read_text()), signal.SIGKILL)
        except (ProcessLookupError, ValueError):
            pass


def main():
    document, program, folder = map(pathlib.Path, sys.argv[1:4])
    text = document.read_text()
    for port in PORTS:
        text = re.sub(rf"\b{port}\b", f"<{port}>", text)
    named = {port: free_port() for port in PORTS}
    if len(set(named.values())) < len(PORTS):
        raise SystemExit("✗ a port was drawn twice: run it again")
    text = re.sub(r"<(\d+)>", lambda found: str(named[int(found[1])]), text)
    steps = blocks(text)
    script = ["set -e"]
    for number, (_, body, _) in enumerate(steps):
        script += [f"exec >'{folder}/{number}' 2>&1", body]
    (folder / "walk.sh").write_text("\n".join(script))
    environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"}
    environment = {name: value for name, value in environment.items() if not name.startswith("GOODTIME_ICIMS_")}
    began = time.monotonic()
    walk = subprocess.Popen(
        ["bash", folder / "walk.sh"], cwd=folder, env=environment, stdin=subprocess.DEVNULL, start_new_session=True
    )
    try:
        status = walk.wait(SECONDS_MOST)
    except subprocess.TimeoutExpired:
        status = f"no end within {SECONDS_MOST} s"
    finally:
        if walk.poll() is None:
            walk.kill()
            walk.wait()
        end_what_is_left(folder)
    wrong = []
    for number, (line, body, promised) in enumerate(steps):
        file = folder / str(number)
        said = file.read_text() if file.exists() else "(not reached)\n"
        if not re.fullmatch(pattern(promised), said):
            wrong.append(f"✗ {document}:{line}\n{body}-- promised\n{promised}-- said\n{said}")
    if wrong or status != 0:
        print("\n".join(wrong))
        for log in folder.glob("goodtime/*.log"):
            print(f"-- the end of {log.name}\n{log.read_text()[-1500:]}")
        raise SystemExit(f"✗ {len(wrong)} of {len(steps)} blocks do not what they say; the shell ended with {status}")
    check(not (folder / "goodtime").exists(), "nothing is left")
    print(f"  ✓ {len(steps)} blocks of {document.name} do what they say, in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    # So that what was started ends with this.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("told to stop"))
    main()
