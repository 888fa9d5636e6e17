"""Everything about alerts, dashboard and runbook that can be checked without a running service."""

import json
import re
import subprocess
import sys

import yaml

import alerts_files as files
from alerts_files import Failed

# Labels that Prometheus gives.
ITS_OWN = {"region", "instance", "job", "le"}


def run(*command):
    """Runs a tool of Prometheus; what it says is shown if it is not content."""
    ended = subprocess.run(command, capture_output=True, text=True, cwd=files.PROMETHEUS)
    if ended.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))}:\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def rules_are_right():
    run("promtool", "check", "rules", files.RULES)
    run("promtool", "check", "config", files.SCRAPE)
    tests = [subprocess.Popen(["promtool", "test", "rules", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
             for path in files.RULE_TESTS]
    said = [(test.communicate()[0], test.returncode) for test in tests]
    if bad := [text for text, code in said if code != 0]:
        raise Failed("\n".join(bad))


def each_alert_is_seen_firing_and_silent():
    fires, silent = set(), set()
    for path in files.RULE_TESTS:
        for group in yaml.safe_load(path.read_text())["tests"]:
            for test in group["alert_rule_test"]:
                (fires if test["exp_alerts"] else silent).add(test["alertname"])
    alerts = set(files.alerts())
    if missing := sorted(alerts - fires):
        raise Failed(f"no test lets these alerts fire: {missing}")
    if missing := sorted(alerts - silent):
        raise Failed(f"no test keeps these alerts silent: {missing}")
    if unknown := sorted((fires | silent) - alerts):
        raise Failed(f"tests name alerts that are not there: {unknown}")


def each_alert_says_what_it_is():
    for name, rule in files.alerts().items():
        said = rule["annotations"]
        complete = (
            "for" in rule
            and rule["labels"].get("severity") in ("page", "ticket")
            and rule["labels"].get("service") == "goodtime-icims"
            and said.get("summary")
            and said.get("description")
            and said.get("runbook_url") == f"docs/runbook.md#{name.lower()}"
        )
        if not complete:
            raise Failed(f"{name} lacks a severity, a service, `for`, a summary, a description or its place in the runbook")


def the_runbook_has_each_alert_and_no_other():
    text = files.RUNBOOK.read_text()
    entries = re.findall(r"^### (Goodtime\w+)$", text, re.M)
    alerts = list(files.alerts())
    if sorted(entries) != sorted(alerts):
        raise Failed(f"runbook and rules differ: {sorted(set(entries) ^ set(alerts))}, or an entry stands twice")
    for name, entry in zip(entries, re.split(r"^### Goodtime\w+$", text, flags=re.M)[1:]):
        severity = files.alerts()[name]["labels"]["severity"]
        if f"`{severity}`" not in entry.split("**Means.**")[0]:
            raise Failed(f"the runbook's entry {name} has to name its severity, `{severity}`")
        for part in ("Means", "Confirm", "Do first", "Wake", "Over"):
            if f"**{part}.**" not in entry:
                raise Failed(f"the runbook's entry {name} lacks `{part}`")


def the_runbook_names_commands_that_exist(program):
    text = files.RUNBOOK.read_text()
    commands = set(re.findall(r"`goodtime-icims ([^`]+)`", text))
    if len(commands) < 8:
        raise Failed("the runbook's commands were not found")
    for command in sorted(commands):
        words = command.split()
        names = [word for word in words[:2] if re.fullmatch(r"[a-z-]+", word) and not word.startswith("-")]
        while names:
            told = subprocess.run([program, *names, "--help"], capture_output=True, text=True)
            if told.returncode == 0:
                break
            names.pop()
        usage = re.search(r"^Usage: goodtime-icims (.*)$", told.stdout, re.M) if names else None
        if not usage or "<COMMAND>" in usage[1] or not usage[1].startswith(" ".join(names)):
            raise Failed(f"there is no such command: goodtime-icims {command}")
        for flag in [word for word in words if word.startswith("--")]:
            if not re.search(rf"(^|\s){flag}(\s|,|$)", told.stdout, re.M):
                raise Failed(f"goodtime-icims {' '.join(names)} has no {flag}")
        # What stands beside flags and their values has to be wanted.
        beside = re.sub(r"--[\w-]+( [^-\s]\S*)?", "", " ".join(words[len(names):])).split()
        wanted = re.findall(r"[<\[](?!OPTIONS)[A-Z]+[>\]]", re.sub(r"--[\w-]+ <\w+>", "", usage[1]))
        if len(beside) > len(wanted):
            raise Failed(f"goodtime-icims {' '.join(names)} does not take {beside}")


def queries_name_what_there_is(program):
    metrics = files.reference(program)
    recorded = {rule["record"] for rule in files.rules() if "record" in rule}
    exprs = [rule["expr"] for rule in files.rules()]
    exprs += [target["expr"] for panel in files.panels() for target in panel["targets"]]
    exprs += re.findall(r"^```promql\n(.*?)```", files.RUNBOOK.read_text(), re.M | re.S)
    exprs += re.findall(r"`((?:sum|max|min|avg|count|up|goodtime_|region:)[^`]*)`", files.RUNBOOK.read_text())
    used = set()
    for expr in exprs:
        for name, matchers in files.selectors(expr):
            used.add(name)
            if name == "up" or name in recorded:
                continue
            base = name if name in metrics else re.sub(r"_(bucket|count|sum)$", "", name)
            if base not in metrics or (base != name) != (metrics[base][0] == "histogram"):
                raise Failed(f"there is no metric {name}, in: {expr}")
            labels = ITS_OWN | set(metrics[base][1])
            if strange := [label for label, _, _ in matchers if label not in labels]:
                raise Failed(f"{name} has no label {strange}, in: {expr}")
    alone = {"goodtime_build_info"}
    told = {name for name in metrics if name in used or any(f"{name}_{end}" in used for end in ("bucket", "count", "sum"))}
    if unused := sorted(set(metrics) - told - alone):
        raise Failed(f"neither rules nor dashboard look at {unused}")


def the_dashboard_is_in_shape():
    board = json.loads(files.DASHBOARD.read_text())
    seen, cells = set(), set()
    for panel in board["panels"]:
        if panel["id"] in seen:
            raise Failed(f"two panels have the id {panel['id']}")
        seen.add(panel["id"])
        at = panel["gridPos"]
        mine = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        if mine & cells or at["x"] + at["w"] > 24:
            raise Failed(f"the panel `{panel['title']}` lies over another, or outside")
        cells |= mine
    for panel in files.panels():
        if not panel["fieldConfig"]["defaults"].get("unit") or panel["datasource"]["uid"] != "${datasource}":
            raise Failed(f"the panel `{panel['title']}` has no unit, or a data source of its own")
        for target in panel["targets"]:
            if "$region" not in target["expr"]:
                raise Failed(f"the panel `{panel['title']}` does not heed the region that is chosen")


def main(program):
    each_alert_is_seen_firing_and_silent()
    each_alert_says_what_it_is()
    the_runbook_has_each_alert_and_no_other()
    the_runbook_names_commands_that_exist(program)
    queries_name_what_there_is(program)
    the_dashboard_is_in_shape()
    rules_are_right()
    print(f"{len(files.alerts())} alerts: each is tested, and stands in the runbook")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Failed as why:
        sys.exit(f"tests/deploy/alerts: {why}")
