"""Clients are generated from openapi.yaml and play the story against the live service; then every operation is asked with what
its schema allows, and with what it does not. Usage: clients.py PROGRAM FOLDER, with the tools of run.sh in FOLDER.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.append(str(HERE.parent / "deploy"))
from hooks import Scheduler  # noqa: E402
from service import TRIGGER, Icims, Stage, ask  # noqa: E402
from stage import check, until  # noqa: E402

CONTRACT = ROOT / "openapi.yaml"
# Inputs of each kind for each operation: some minutes would find more, and nobody would wait for them.
EXAMPLES = 12
# What every answer must hold. What may be refused is not asked: a schema cannot say that a time is to come or a name is free.
HELD = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
]
# Operations of the other listener, and pages for people.
ELSEWHERE = "^/(health|metrics|assets)"


def run(what, command, folder, **more):
    done = subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True, **more)
    if done.returncode:
        raise SystemExit(f"✗ {what}:\n{done.stdout[-20000:]}\n{done.stderr[-3000:]}")
    return done.stdout


def lint(tools):
    # Errors end it; warnings stand in what it says.
    run("the linter of OpenAPI", ["npx", "--no-install", "redocly", "lint", "--extends", "recommended", CONTRACT], tools)
    print("  ✓ the contract passes a linter's recommended rules", flush=True)


def typescript(tools):
    """Types from the contract, the story checked against them, and the story as what runs."""
    run("types from the contract", ["npx", "--no-install", "openapi-typescript", CONTRACT, "-o", "contract.d.ts"], tools)
    run("the types of the story", ["npx", "--no-install", "tsc"], tools)
    return ["node", "built/story.js"]


def python(tools):
    generate = [tools / "py/bin/openapi-python-client", "generate", "--path", CONTRACT, "--meta", "none", "--overwrite"]
    generate += ["--config", HERE / "python-client.yaml", "--output-path", tools / "goodtime_icims_client"]
    said = run("a Python client", generate, tools)
    check("WARNING" not in said and "ERROR" not in said, "a Python client is generated without a warning")
    return [tools / "py/bin/python", HERE / "story.py"]


def things(url, token, workflow, endpoint):
    """Something that each parameter of an address can name, so that more is reached than what is not there."""
    request = urllib.request.Request(f"{url}/v2/ats/handoffs?limit=1", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=15) as answer:
        handoff = json.load(answer)["items"][0]
    named = {"tenant_id": handoff["tenant_id"], "workflow_id": workflow, "handoff_id": handoff["handoff_id"], "endpoint_id": endpoint}
    lines = [f'"path.{name}" = {json.dumps(value)}' for name, value in named.items()]
    # What is removed is somebody else: the others still need it.
    nobody = "00000000-0000-7000-8000-000000000000"
    others = []
    for address, line in [
        ("tenants/{tenant_id}", '"path.tenant_id" = 999'),
        ("webhook-endpoints/{endpoint_id}", f'"path.endpoint_id" = "{nobody}"'),
    ]:
        others += ["[[operations]]", f'include-name = "DELETE /v2/ats/{address}"', "[operations.parameters]", line]
    return "\n".join(["[parameters]", *lines, *others, ""])


def asked_at_random(tools, url, token, things_there):
    settings = tools / "schemathesis.toml"
    settings.write_text(things(url, token, *things_there))
    command = [
        tools / "py/bin/schemathesis", "--config-file", settings, "run", CONTRACT, "--url", url, "--header", f"Authorization: Bearer {token}",
        "--max-examples", EXAMPLES, "--exclude-path-regex", ELSEWHERE, "--workers", "2", "--seed", "1",
        "--request-timeout", "20", "--suppress-health-check", "all",
        "--checks", ",".join(HELD),
    ]  # fmt: skip
    run("every operation, asked at random", command, tools, env=clean(tools))
    print("  ✓ every operation, asked at random: no 5xx, nothing that the contract does not say", flush=True)


def main(program, tools):
    tools = pathlib.Path(tools).resolve()
    lint(tools)
    stories = [(typescript(tools), 13001), (python(tools), 13002)]
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(pathlib.Path(program).resolve(), pathlib.Path(folder), "us.db")
        stage.environment["GOODTIME_ICIMS_US_API_REQUESTS_PER_MINUTE"] = "100000"
        stage.environment["GOODTIME_ICIMS_US_WEBHOOKS_TO_PRIVATE_NETWORKS"] = "true"
        scheduler = Scheduler()
        try:
            stage.run("migrate")
            stage.start("serve")
            until(lambda: ask(f"http://127.0.0.1:{stage.ops}/health/ready"), "the service is ready")
            icims = Icims(stage, "4321", "basic")
            made = stage.run("api-token", "add", "--name", "clients", "--all-tenants", "--scope", "all")
            token, url = made.split()[-1], f"http://127.0.0.1:{stage.web}"
            endpoint = scheduler.join(url, token)
            for story, workflow in stories:
                icims.set_status(workflow, TRIGGER)
                print(run("the story", [*story, url, token, "4321", workflow], tools, env=clean(tools)), end="", flush=True)
                scheduler.heard_the_story_of(workflow)
            scheduler.verify()
            asked_at_random(tools, url, token, (stories[0][1], endpoint))
        finally:
            stage.end()
            scheduler.end()


def clean(tools):
    """Nothing of this machine's proxies is asked for what is on it."""
    kept = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    return kept | {"PYTHONPATH": str(tools)}


if __name__ == "__main__":
    main(*sys.argv[1:])
