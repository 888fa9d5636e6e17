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
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "deploy"))
from stage import free_port, until  # noqa: E402

# dumps.rs knows them: a dump whose secrets cannot be opened proves nothing.
KEY = "dump:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="
WEBHOOK_SECRET = "the password of the webhook"
API_SECRET = "the secret of the client"
TRIGGER, NEXT = "C20700", "C20800"
LINK_FIELD = "field31001"
# Nobody listens there, so what is told there still waits when the dump is made.
HOOK = "http://127.0.0.1:9/hook"


class Stage:
    """The service on one engine, and what it is told through its commands."""

    def __init__(self, program, folder, database):
        self.program, self.folder, self.running = program, folder, []
        self.web, self.ops = free_port(), free_port()
        said = {
            "REGIONS": "us",
            "US_DATABASE": database,
            "US_SEALING_KEYS": KEY,
            "US_LISTEN": f"127.0.0.1:{self.web}",
            "US_OPS_LISTEN": f"127.0.0.1:{self.ops}",
            "US_PUBLIC_URL": "http://goodtime.test",
            "US_PUBLIC_HOSTS": "127.0.0.1",
        }
        self.environment = {f"GOODTIME_ICIMS_{name}": value for name, value in said.items()}
        for name, secret in (("webhook", WEBHOOK_SECRET), ("api", API_SECRET), ("hook", HOOK)):
            (folder / name).write_text(secret)

    def start(self, *words):
        log = open(self.folder / "log", "ab")
        command = [self.program, *words]
        self.running.append(
            subprocess.Popen(command, cwd=self.folder, env=self.environment, stdout=log, stderr=log)
        )

    def run(self, *words):
        done = subprocess.run(
            [self.program, *words], cwd=self.folder, env=self.environment, capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(f"✗ {' '.join(words)}: {done.stderr}")
        return done.stdout

    def end(self):
        for process in self.running:
            process.send_signal(signal.SIGTERM)
        for process in self.running:
            process.wait(20)

    def explains(self, customer, workflow, what):
        """Waits until the story of an application has a line like this."""
        story = lambda: self.run("explain", str(workflow), "--customer", customer)
        try:
            until(lambda: re.search(what, story()), f"{workflow}: {what}")
        except SystemExit as late:
            raise SystemExit(f"{late}\n{story()}") from None


class Icims:
    """A tenant's pretend iCIMS."""

    def __init__(self, stage, customer, way):
        self.stage, self.customer, self.port = stage, customer, free_port()
        hook = f"http://127.0.0.1:{stage.web}/v2/ats/webhook/icims"
        user = f"icims-{customer}"
        stage.start(
            "simulate", "--listen", f"127.0.0.1:{self.port}", "--customer-id", customer, "--api-secret-file", "api",
            "--webhook-url", hook, "--webhook-auth", way, "--webhook-user", user, "--webhook-password-file", "webhook",
        )  # fmt: skip
        address = f"http://127.0.0.1:{self.port}"
        stage.run(
            "tenant", "add", "--customer", customer, "--name", f"Example {customer}", "--link-field", LINK_FIELD,
            "--webhook-auth", way, "--webhook-user", user, "--webhook-password-file", "webhook", "--role",
            "coordinator=field23848", "--api-client", "connector", "--api-secret-file", "api", "--api-url", address,
            "--login-url", address,
        )  # fmt: skip
        self.rule("add", "--next", NEXT, "--reply", "interactive")
        until(lambda: ask(f"{address}/sim/state"), "the pretend iCIMS is there")

    def rule(self, what, *more):
        """A process knows it within a second."""
        self.stage.run("rule", what, "--customer", self.customer, "--trigger", TRIGGER, *more)
        time.sleep(1.5)

    def switch(self, **switches):
        ask(f"http://127.0.0.1:{self.port}/sim/switches", json.dumps(switches), "application/json")

    def set_status(self, workflow, status):
        """What the service answered."""
        ask(f"http://127.0.0.1:{self.port}/sim/applications/{workflow}/status", f"status={status}")
        return json.loads(ask(f"http://127.0.0.1:{self.port}/sim/state"))["deliveries"][0]

    def repeat(self, workflow):
        ask(f"http://127.0.0.1:{self.port}/sim/applications/{workflow}/again", "")


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def ask(url, body=None, kind="application/x-www-form-urlencoded"):
    request = urllib.request.Request(url, None if body is None else body.encode(), {"Content-Type": kind})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirect)
    try:
        with opener.open(request, timeout=15) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as answer:
        if answer.code == 303:
            return ""
        raise


def play(stage):
    """The story; the link that the recruiter of application 13001 got."""
    stage.run("migrate")
    stage.start("serve")
    until(lambda: ask(f"http://127.0.0.1:{stage.ops}/health/ready"), "the service is ready")
    works, fails = Icims(stage, "4321", "basic"), Icims(stage, "4322", "hmac")
    link = works.set_status(13001, TRIGGER)["location"]
    stage.explains("4321", 13001, "write_link .*written")
    ask(link.replace("http://goodtime.test", f"http://127.0.0.1:{stage.web}"), "")
    stage.explains("4321", 13001, "advance .*advanced")
    works.repeat(13001)
    # A dead letter: iCIMS refuses to have the link written. Somebody is told.
    stage.run("notify", "add", "--all-tenants", "--webhook-url-file", "hook")
    stage.run("api-token", "add", "--name", "scheduler", "--customer", "4321", "--scope", "handoffs:read")
    works.switch(fail_next=[{"call": "fields", "fault": {"error": {"status": 400, "code": 5}}}])
    works.set_status(13002, TRIGGER)
    stage.explains("4321", 13002, r"owed: write_link \(dead\)")
    # A circuit: the other tenant's iCIMS fails.
    fails.switch(fail_share=[100, 500])
    fails.set_status(13001, TRIGGER)
    stage.explains("4322", 13001, "tried: fetch_application")
    # A status that starts nothing any more.
    fails.rule("remove")
    fails.set_status(13002, TRIGGER)
    until(lambda: "1 wait" in stage.run("notify", "list"), "a notice waits")
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
