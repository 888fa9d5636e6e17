"""The service on one engine with a pretend iCIMS for each tenant, set up through its commands."""

import json
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request

from stage import free_port, until

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
            "--login-url", address, "--calls-per-second", "10000",
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
