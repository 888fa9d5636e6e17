#!/usr/bin/env python3
"""Starts what compose, Kubernetes and systemd would start, word for word and all at once, on a real PostgreSQL and on SQLite.

Only addresses, and the folders of secrets, settings and data are replaced. Each process must become ready by the probe that its
own file names, and end in time after the signal. Usage: started.py PROGRAM FOLDER COMPOSE US.yaml EU.yaml, where COMPOSE is what
`docker-compose config` says. TEST_POSTGRES is the address of a server that has the databases `us` and `eu`.
"""

import base64
import http.client
import os
import pathlib
import re
import secrets
import shlex
import signal
import subprocess
import sys
import time

import yaml

from stage import free_port

ROOT = pathlib.Path(__file__).resolve().parents[2]
READY_WITHIN = 30.0


class Place:
    """The machine, container or pod of one process."""

    def __init__(self, name, program, folder, database):
        self.name, self.program, self.folder = name, program, folder / name
        self.folder.mkdir(parents=True)
        self.web, self.ops = free_port(), free_port()
        self.environment = {"PATH": os.environ["PATH"]}
        for secret in ("sealing.keys", "keys", "us.keys"):
            self.write(secret, (folder / "sealing.keys").read_text())
        for secret in ("database.url", "database"):
            self.write(secret, database)

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def here(self, text):
        """The same with this machine's addresses and folders."""
        text = re.sub(r"/run/secrets(/goodtime-icims)?/", f"{self.folder}/", text)
        text = text.replace("/etc/goodtime-icims/", f"{self.folder}/").replace("/usr/bin/goodtime-icims", self.program)
        return text.replace("0.0.0.0:8080", f"127.0.0.1:{self.web}").replace("0.0.0.0:9080", f"127.0.0.1:{self.ops}")

    def command(self, words):
        return [self.here(word) for word in words]

    def run(self, words):
        return subprocess.run(
            self.command(words), cwd=self.folder, env=self.environment, capture_output=True, text=True
        )

    def prepare(self, words):
        done = self.run(words)
        if done.returncode:
            raise SystemExit(f"✗ {self.name}: {' '.join(words)}: {done.stdout}{done.stderr}")
        print(f"  ✓ {self.name}: {done.stdout.strip().splitlines()[-1]}")

    def start(self, words, probe, grace):
        self.log = open(self.folder / "log", "wb")
        self.probe, self.grace = probe, grace
        self.process = subprocess.Popen(
            self.command(words), cwd=self.folder, env=self.environment, stdout=self.log, stderr=self.log
        )

    def asks(self, path):
        """A probe by HTTP."""

        def ask():
            connection = http.client.HTTPConnection("127.0.0.1", self.ops, timeout=2)
            try:
                connection.request("GET", path)
                return connection.getresponse().status == 200
            except OSError:
                return False
            finally:
                connection.close()

        return ask

    def becomes_ready(self):
        ends = time.monotonic() + READY_WITHIN
        while not self.probe():
            if time.monotonic() > ends or self.process.poll() is not None:
                raise SystemExit(f"✗ {self.name} is not ready: {(self.folder / 'log').read_text()[-2000:]}")
            time.sleep(0.1)
        print(f"  ✓ {self.name} is ready")

    def ends(self, told):
        status = self.process.wait(max(1.0, told + self.grace - time.monotonic()))
        if status:
            raise SystemExit(f"✗ {self.name} ended with {status}: {(self.folder / 'log').read_text()[-2000:]}")
        print(f"  ✓ {self.name} ended {time.monotonic() - told:.1f} s after the signal, of {self.grace} s")


def seconds(text):
    minutes, rest = re.fullmatch(r"(?:(\d+)m)?(?:(\d+)s)?", str(text)).groups()
    return int(minutes or 0) * 60 + int(rest or 0)


def composed(make, file, database):
    services = yaml.safe_load(file.read_text())["services"]
    for name in ("migrate", "connector-a", "connector-b"):
        place, service = make(f"compose-{name}", database), services[name]
        place.environment |= {variable: place.here(str(value)) for variable, value in service["environment"].items()}
        if name == "migrate":
            place.prepare(["/usr/bin/goodtime-icims", *service["command"]])
            continue
        test = service["healthcheck"]["test"][1:]
        probe = lambda place=place, test=test: place.run(test).returncode == 0
        place.start(["/usr/bin/goodtime-icims", *service["command"]], probe, seconds(service["stop_grace_period"]))
        yield place


def in_cluster(make, region, file, database):
    objects = [one for one in yaml.safe_load_all(file.read_text()) if one]
    settings = next(one["data"]["settings.toml"] for one in objects if one["kind"] == "ConfigMap")
    for one in sorted(
        (one for one in objects if one["kind"] in ("Job", "Deployment")), key=lambda one: one["kind"] != "Job"
    ):
        pod = one["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        place = make(f"{region}-{one['metadata']['name']}", database)
        place.write("settings.toml", place.here(settings))
        place.environment |= {env["name"]: place.here(env["value"]) for env in container["env"]}
        words = ["/usr/bin/goodtime-icims", *container["args"]]
        if one["kind"] == "Job":
            place.prepare(words)
        else:
            place.start(
                words, place.asks(container["readinessProbe"]["httpGet"]["path"]), pod["terminationGracePeriodSeconds"]
            )
            yield place


def unit(make, file, instance, database):
    place = make(f"systemd-{file.stem.replace('@', '')}-{instance}", database)
    lines = [line.split("=", 1) for line in file.read_text().splitlines() if "=" in line and not line.startswith("#")]
    said = lambda wanted: [
        value.replace("%i", instance).replace("%d", str(place.folder)) for name, value in lines if name == wanted
    ]
    place.environment |= dict(value.split("=", 1) for value in said("Environment"))
    place.write(
        "settings.toml", f'[{instance}]\nlisten = "127.0.0.1:{place.web}"\nops_listen = "127.0.0.1:{place.ops}"\n'
    )
    (words,) = map(shlex.split, said("ExecStart"))
    credentials = {value.split(":")[0] for value in said("LoadCredential")}
    used = set(re.findall(rf"{re.escape(str(place.folder))}/([\w.]+)", " ".join([*words, *place.environment.values()])))
    if credentials != used:
        raise SystemExit(f"✗ {file.name}: loads {credentials}, uses {used}")
    probe = lambda: place.run([*words[:-1], "health"]).returncode == 0
    place.start(words, probe, int(said("TimeoutStopSec")[0]))
    return place


def main():
    # So that what was started ends with this.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("told to stop"))
    program, folder = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    compose, address = pathlib.Path(sys.argv[3]), os.environ["TEST_POSTGRES"]
    folder.mkdir(parents=True)
    (folder / "sealing.keys").write_text(f"k1:{base64.b64encode(secrets.token_bytes(32)).decode()}\n")
    database = {region: address.replace("/postgres?", f"/{region}?") for region in ("us", "eu")}
    make = lambda name, database: Place(name, program, folder, database)
    places = []
    try:
        places += composed(make, compose, database["us"])
        for region, file in zip(("us", "eu"), sys.argv[4:6]):
            places += in_cluster(make, region, pathlib.Path(file), database[region])
        places.append(unit(make, ROOT / "deploy/systemd/goodtime-icims@.service", "eu", database["eu"]))
        places.append(unit(make, ROOT / "deploy/systemd/goodtime-icims.service", "us", ""))
        for place in places:
            place.becomes_ready()
        told = time.monotonic()
        for place in places:
            place.process.send_signal(signal.SIGTERM)
        for place in places:
            place.ends(told)
    finally:
        for place in places:
            place.process.kill()
            place.process.wait()


if __name__ == "__main__":
    main()
