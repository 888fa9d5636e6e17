"""What is checked: the rules, the dashboard, the runbook, and what the program says of its metrics."""

import json
import pathlib
import re
import subprocess

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROMETHEUS = ROOT / "deploy/prometheus"
RULES = PROMETHEUS / "goodtime-icims.rules.yaml"
RULE_TESTS = sorted(PROMETHEUS.glob("*.tests.yaml"))
SCRAPE = PROMETHEUS / "prometheus.example.yaml"
DASHBOARD = ROOT / "deploy/grafana/goodtime-icims.json"
RUNBOOK = ROOT / "docs/runbook.md"

# A selector: a metric, and what stands in braces after it. Texts in braces may hold braces.
SELECTOR = re.compile(r'\b((?:region:)?goodtime_[a-z0-9_:]+|up)\b(?:\{((?:[^"}]|"[^"]*")*)\})?')
MATCHER = re.compile(r'(\w+)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"')


class Failed(Exception):
    """A check that did not hold."""


def rules():
    """Every rule, alerting or recording."""
    return [rule for group in yaml.safe_load(RULES.read_text())["groups"] for rule in group["rules"]]


def alerts():
    """The alerting rules by name."""
    return {rule["alert"]: rule for rule in rules() if "alert" in rule}


def panels():
    """The panels that show something."""
    return [panel for panel in json.loads(DASHBOARD.read_text())["panels"] if panel["type"] != "row"]


def selectors(expr):
    """Metric and matchers of each selector in a query."""
    return [(found[1], MATCHER.findall(found[2] or "")) for found in SELECTOR.finditer(re.sub(r"#.*", "", expr))]


def reference(program):
    """Kind and labels of each metric, as the program lists them."""
    text = subprocess.run([program, "metrics"], check=True, capture_output=True, text=True).stdout
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.*?) \|", text, re.M)
    return {name: (kind, re.findall(r"`(\w+)`", labels)) for name, kind, labels in rows}
