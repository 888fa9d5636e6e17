#!/usr/bin/env python3
"""Dumps a database of this version, for each engine: `make dump`. Later versions restore the dumps and read on (dumps.rs).

The program is started with a pretend iCIMS for two tenants, a short story is played, and what it left is dumped while it runs:
a row in every table. Whatever adds a table adds to the story here, so that it has a row too.
Usage: make.py PROGRAM, with the address of a PostgreSQL server in TEST_POSTGRES.
"""

import json
import os
import pathlib
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "deploy"))
from service import TRIGGER, Icims, Stage, ask  # noqa: E402
from stage import until  # noqa: E402


def hears(stage):
    """A scheduler that is told, and is not there."""
    made = stage.run("api-token", "add", "--name", "hooks", "--customer", "4321", "--scope", "webhooks:write", "--scope", "resumes:read")
    body = json.dumps({"name": "scheduler", "url": "http://127.0.0.1:9/hook"}).encode()
    headers = {"Authorization": f"Bearer {made.split()[-1]}", "Content-Type": "application/json", "Idempotency-Key": "one"}
    request = urllib.request.Request(f"http://127.0.0.1:{stage.web}/v2/ats/webhook-endpoints", body, headers)
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=15) as answer:
        answer.read()


def signs_in(stage):
    """Somebody who came and is signed in, and somebody who was invited."""
    for address in ("ada@example.com", "grace@example.com"):
        link = stage.run("account", "invite", "--role", "viewer", "--customer", "4321", "--email", address, "--days", "30").split()[-1]
    form = urllib.parse.urlencode({"name": "Grace", "password": "a passphrase of the dump", "again": "a passphrase of the dump"})
    ask(link.replace("http://goodtime.test", f"http://127.0.0.1:{stage.web}"), form)


def play(stage):
    """The story; the link that the recruiter of application 13001 got."""
    stage.environment["GOODTIME_ICIMS_US_WEBHOOKS_TO_PRIVATE_NETWORKS"] = "true"
    stage.run("migrate")
    stage.start("serve")
    until(lambda: ask(f"http://127.0.0.1:{stage.ops}/health/ready"), "the service is ready")
    works, fails = Icims(stage, "4321", "basic"), Icims(stage, "4322", "hmac")
    hears(stage)
    signs_in(stage)
    # First, so that somebody stands there whenever a round looks. A dead letter: iCIMS refuses to have the link written. Somebody is told.
    stage.run("notify", "add", "--all-tenants", "--webhook-url-file", "hook")
    stage.run("api-token", "add", "--name", "scheduler", "--customer", "4321", "--scope", "handoffs:read")
    works.switch(fail_next=[{"call": "fields", "fault": {"error": {"status": 400, "code": 5}}}])
    works.set_status(13002, TRIGGER)
    stage.explains("4321", 13002, r"owed: write_link \(dead\)")
    # What the customer calls its statuses; one of them was met by then, and one is missing: the next round notes that.
    (stage.folder / "stages.csv").write_text("id,status\nC20700,Send to GoodTime\n")
    stage.run("stages", "import", "stages.csv", "--customer", "4321", "--break-rules")
    link = works.set_status(13001, TRIGGER)["location"]
    stage.explains("4321", 13001, "write_link .*written")
    ask(link.replace("http://goodtime.test", f"http://127.0.0.1:{stage.web}"), "")
    stage.explains("4321", 13001, "advance .*advanced")
    works.repeat(13001)
    # A circuit: the other tenant's iCIMS fails.
    fails.switch(fail_share=[100, 500])
    fails.set_status(13001, TRIGGER)
    stage.explains("4322", 13001, "tried: fetch_application")
    # A status that starts nothing any more.
    fails.rule("remove")
    fails.set_status(13002, TRIGGER)
    # A mirror, whose import is through, and something that has left it.
    stage.run("tenant", "set", "--customer", "4321", "--sync", "search", "--candidate-folder", "Cand:Active", "--candidate-folder", "Cand:Unheard Of")
    stage.run("sync", "run", "--customer", "4321", "--detach")
    until(lambda: re.search("import done", stage.run("sync", "history", "--customer", "4321")), "the import is through")
    # A round that met somebody.
    standing = lambda: stage.run("rule", "standing", "--customer", "4321", "--trigger", TRIGGER)
    until(lambda: re.search("[1-9] standing", standing()), "a round has looked")
    # Of what failed, and of what the round noted.
    until(lambda: "2 wait" in stage.run("notify", "list"), "two notices wait")
    return link


def on_sqlite(program, folder):
    file = folder / "us.db"
    stage = Stage(program, folder, str(file))
    try:
        link = play(stage)
        stage.run("backup", "--to", "copy.db")
    finally:
        stage.end()
    with sqlite3.connect(folder / "copy.db") as copy:
        return link, list(copy.iterdump())


def on_postgres(program, folder):
    server = os.environ["TEST_POSTGRES"]
    subprocess.run(["psql", "--quiet", server, "--command", "create database dump"], check=True)
    url = server.replace("/postgres?", "/dump?")
    stage = Stage(program, folder, url)
    try:
        link = play(stage)
        words = ["--inserts", "--no-owner", "--no-privileges", "--no-comments", "--no-tablespaces"]
        dump = subprocess.run(["pg_dump", *words, url], check=True, capture_output=True, text=True).stdout
    finally:
        stage.end()
    # Comments name this machine's versions; lines for psql are no SQL.
    return link, [line for line in dump.splitlines() if line and not line.startswith(("--", "\\"))]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.split()[1]
    for engine, dumped in (("sqlite", on_sqlite), ("postgres", on_postgres)):
        with tempfile.TemporaryDirectory() as folder:
            link, lines = dumped(program, pathlib.Path(folder))
        head = [f"-- A database of goodtime-icims {version}, made by `make dump`.", f"-- link of 13001: {link}"]
        file = HERE / f"{version}.{engine}.sql"
        dump = "\n".join([*head, *lines]).replace(f"{socket.gethostname()}:", "host:")
        file.write_text(dump + "\n")
        print(f"  ✓ {file.relative_to(HERE.parents[2])}: {file.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
