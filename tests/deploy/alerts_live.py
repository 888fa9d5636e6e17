"""Runs every query of rules and dashboard against a real Prometheus that scrapes the demo, while recruiters go on working."""

import base64
import contextlib
import json
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
import urllib.parse
import urllib.request

import yaml

import alerts_files as files
from alerts_files import Failed

TRIGGER, ELSEWHERE = "C20700", "D10100"
# What may tell nothing here, and why. The first part is looked for in the selector.
MAY_BE_EMPTY = [
    ("goodtime_tasks_given_up_total", "a task is given up after half an hour at the earliest"),
    ('outcome="overrode"', "somebody would have to move the candidate within the same milliseconds"),
    ('outcome="failed"', "a move fails for good after ten minutes at the earliest"),
    ("goodtime_tenant_silent_seconds", "nobody falls silent within a minute"),
    ("goodtime_notices_total", "the demo tells nobody"),
    ("goodtime_webhook_messages_total", "the demo has no scheduler"),
    ('"failed|unfinished"', "the demo's mirror is kept"),
    ("offset 1w", "the demo has no past"),
]


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


# Loopback only, whatever proxy the environment names.
STAY = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirect)


def ask(url, form=None, headers=None):
    """Status and body of an answer; redirects are not followed."""
    data = None if form is None else form if isinstance(form, bytes) else urllib.parse.urlencode(form).encode()
    try:
        with STAY.open(urllib.request.Request(url, data, headers or {}), timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode()


def until(what, so, seconds):
    """Looks until something is so."""
    end = time.monotonic() + seconds
    while not (found := so()):
        if time.monotonic() > end:
            raise Failed(f"after {seconds} s still not so: {what}")
        time.sleep(0.2)
    return found


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextlib.contextmanager
def running(command, log):
    """A process that is ended by its own number."""
    with open(log, "w") as said, subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


class Region:
    """One region of the demo, and its pretend iCIMS."""

    def __init__(self, name, told):
        at = lambda port: int((re.findall(rf"Port {port} is taken; using (\d+)", told) or [port])[0])
        usual = {"us": (8080, 9080, 8180), "eu": (8081, 9081, 8181)}[name]
        public, self.ops, simulator = map(at, usual)
        self.name, self.url, self.sim = name, f"http://127.0.0.1:{public}", f"http://127.0.0.1:{simulator}/sim"

    def state(self):
        return json.loads(ask(f"{self.sim}/state")[1])

    def switch(self, **switches):
        status, said = ask(f"{self.sim}/switches", json.dumps(switches).encode(), {"Content-Type": "application/json"})
        if status != 200:
            raise Failed(f"the simulator does not take {switches}: {said}")

    def move(self, application, status):
        ask(f"{self.sim}/applications/{application}/status", {"status": status})

    def newest(self, application):
        return next(one for one in self.state()["deliveries"] if one["workflow"] == application)

    def send(self, application):
        """A recruiter sets the trigger; the link, where iCIMS leads there or keeps it."""
        self.move(application, TRIGGER)
        delivery = self.newest(application)
        if delivery["status"] not in (200, 303):
            raise Failed(f"{self.name}: {delivery}")
        if delivery["location"]:
            return delivery["location"]
        return until("the link is written", lambda: self.fields(application).get("field31001"), 15)

    def metrics(self):
        return ask(f"http://127.0.0.1:{self.ops}/metrics")[1]

    def fields(self, application):
        return next(one for one in self.state()["applications"] if one["workflow"] == application)["fields"]


def recruiters_go_on(us, eu):
    """What the demo's own story lacks: failing, refusing and asking for fewer calls, and senders that are refused."""
    jane, _, mei = (one["workflow"] for one in us.state()["applications"])
    # iCIMS asks for fewer calls when Jane's repeat is looked into, so the first call for Mei is held back; then one fails.
    us.switch(fail_next=[
        {"call": "workflows", "fault": {"throttle": {"retry_after": {"seconds": 4}}}},
        {"call": "people", "fault": {"status": 503}},
        {"call": "logs", "fault": {"status": 403}},
    ])
    us.move(jane, ELSEWHERE)
    us.send(jane)
    until("iCIMS has asked for fewer calls", lambda: 'outcome="throttled"' in us.metrics(), 15)
    link = us.send(mei)
    ask(link)
    ask(link, {})
    link = eu.send(mei)
    eu.switch(required_fields_missing=["rcf3001"])
    ask(link)
    ask(link, {})
    for region in (us, eu):
        wrong = base64.b64encode(b"nobody:nothing").decode()
        ask(f"{region.url}/v2/ats/webhook/icims", b"{}", {"Authorization": f"Basic {wrong}", "Content-Type": "application/json"})
        region.switch(malformed_events=True)
        ask(f"{region.sim}/applications/{mei}/again", {})
        region.switch(malformed_events=False)


def a_delivery_is_lost(region, database):
    """The database of a region is locked for longer than a delivery waits."""
    lock = sqlite3.connect(database, isolation_level=None)
    try:
        lock.execute("begin immediate")
        omar = region.state()["applications"][1]["workflow"]
        region.move(omar, ELSEWHERE)
        region.move(omar, TRIGGER)
        if region.newest(omar)["status"] != 503:
            raise Failed(f"a delivery that cannot be kept is answered with {region.newest(omar)}")
    finally:
        lock.close()


class Prometheus:
    """A real one, with the rules as they are and the example's scrape at a faster pace."""

    def __init__(self, folder, regions):
        self.port = free_port()
        config = yaml.safe_load(files.SCRAPE.read_text())
        config["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
        config["rule_files"] = [str(files.RULES)]
        config["scrape_configs"][0]["static_configs"] = [
            {"targets": [f"127.0.0.1:{region.ops}"], "labels": {"region": region.name}} for region in regions
        ]
        (folder / "prometheus.yaml").write_text(yaml.safe_dump(config))
        self.command = [
            "prometheus", f"--config.file={folder}/prometheus.yaml", f"--storage.tsdb.path={folder}/tsdb",
            f"--web.listen-address=127.0.0.1:{self.port}", "--log.level=warn",
        ]

    def get(self, path, **query):
        status, said = ask(f"http://127.0.0.1:{self.port}{path}?{urllib.parse.urlencode(query)}")
        return status, json.loads(said) if said.startswith("{") else {}

    def is_ready(self):
        with contextlib.suppress(OSError):
            return ask(f"http://127.0.0.1:{self.port}/-/ready")[0] == 200
        return False

    def values(self, query):
        """What a query tells; NaN is nothing."""
        status, said = self.get("/api/v1/query", query=query)
        if status != 200 or said["status"] != "success":
            raise Failed(f"Prometheus does not take the query: {said.get('error', status)}\n{query}")
        found = said["data"]["result"]
        if said["data"]["resultType"] != "vector":
            return [found]
        return [one for one in found if one["value"][1] != "NaN"]


def why_empty(text):
    return next((why for part, why in MAY_BE_EMPTY if part in text), None)


def queries():
    """Each query that must tell something, with the place it stands at."""
    for panel in files.panels():
        for target in panel["targets"]:
            expr = target["expr"].replace("$__rate_interval", "30s").replace("$region", "us|eu")
            yield f"panel `{panel['title']}`", expr
    for rule in files.rules():
        if "record" in rule:
            yield rule["record"], rule["expr"]
            yield rule["record"], rule["record"]
            continue
        # An alert tells nothing while all is well; what it looks at has to be there.
        for name, matchers in files.selectors(rule["expr"]):
            inner = ", ".join(f'{label}{sign}"{value}"' for label, sign, value in matchers)
            yield f"alert {rule['alert']}", f"{name}{{{inner}}}" if inner else name


def check_queries(prometheus):
    for rule in files.alerts().values():
        prometheus.values(rule["expr"])
    asked = dict.fromkeys(queries())
    open_ones = [one for one in asked if not why_empty(one[1])]
    empty = lambda: [one for one in open_ones if not prometheus.values(one[1])]
    end = time.monotonic() + 25
    while open_ones := empty():
        if time.monotonic() > end:
            raise Failed("these tell nothing:\n" + "\n".join(f"  {place}: {query}" for place, query in open_ones))
        time.sleep(0.5)
    for _, query in asked:
        if why_empty(query):
            prometheus.values(query)  # It must be a query all the same.
    return len(asked), sum(1 for one in asked if why_empty(one[1]))


def check_alerts(prometheus):
    """What the story must raise is on its way, and nothing that would wake somebody is."""
    rules = [rule for group in prometheus.get("/api/v1/rules")[1]["data"]["groups"] for rule in group["rules"]]
    if bad := [rule["name"] for rule in rules if rule["health"] != "ok"]:
        raise Failed(f"rules that cannot be evaluated: {bad}")
    raised = {rule["name"]: rule["labels"]["severity"] for rule in rules if rule.get("state") in ("pending", "firing")}
    if "GoodtimeMovesRefused" not in raised:
        raise Failed(f"iCIMS refused a move and no alert is on its way, only {raised}")
    if pages := [name for name, severity in raised.items() if severity == "page"]:
        raise Failed(f"somebody would be woken for nothing: {pages}")


def check_metrics(regions):
    for region in regions:
        told = subprocess.run(["promtool", "check", "metrics"], input=region.metrics(), capture_output=True, text=True)
        if told.returncode != 0 or told.stdout or told.stderr:
            raise Failed(f"promtool is not content with /metrics of {region.name}:\n{told.stdout}{told.stderr}")


def main(program):
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="goodtime-alerts-")))
        demo, log = [program, "demo", "--dir", str(folder / "demo")], folder / "demo.log"
        process = stack.enter_context(running(demo, log))
        until("the demo has played its story", lambda: "Ctrl-C ends it" in log.read_text() or process.poll(), 60)
        if "Every step held." not in log.read_text():
            raise Failed(f"the demo did not play its story:\n{log.read_text()}")
        us, eu = (Region(name, log.read_text()) for name in ("us", "eu"))
        prometheus = Prometheus(folder, (us, eu))
        stack.enter_context(running(prometheus.command, folder / "prometheus.log"))
        until("Prometheus is ready", prometheus.is_ready, 20)
        seen = 'count(count_over_time(goodtime_build_info[1m]) >= 2) == 2'
        until("both regions were scraped twice", lambda: prometheus.values(seen), 20)
        recruiters_go_on(us, eu)
        a_delivery_is_lost(us, folder / "demo/demo-us.db")
        a_delivery_is_lost(eu, folder / "demo/demo-eu.db")
        asked, excused = check_queries(prometheus)
        check_alerts(prometheus)
        check_metrics((us, eu))
    print(f"{asked} queries told something to a real Prometheus, but for {excused} that may tell nothing here")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Failed as why:
        sys.exit(f"tests/deploy/alerts: {why}")
