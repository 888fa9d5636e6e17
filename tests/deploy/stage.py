"""What stands around a proxy: both regions of the release program, and a pretend iCIMS for each way of proving who sends."""

import base64
import contextlib
import http.client
import json
import os
import random
import re
import secrets
import signal
import socket
import ssl
import subprocess
import time

HOSTS = {"us": "a.goodtime.io", "eu": "eu.goodtime.io"}
WAYS = ["basic", "hmac", "oauth"]
HOOK = "/v2/ats/webhook/icims"
# Lets one process know names that stand in a file of its own: Debian's libnss-wrapper.
NSS_WRAPPER = "libnss_wrapper.so"
PATIENCE = 20.0


def check(held, what):
    if not held:
        raise SystemExit(f"✗ {what}")
    print(f"  ✓ {what}", flush=True)


def until(look, what):
    """Looks until something is so; ends the run when it does not become so."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if found := look():
                return found
        time.sleep(0.05)
    raise SystemExit(f"✗ not within {PATIENCE:.0f} s: {what}")


def free_port():
    """Below those that the system gives to outgoing connections, which would take it in the meantime."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as taken, contextlib.suppress(OSError):
            taken.bind(("127.0.0.1", port))
            return port


class Connection(http.client.HTTPSConnection):
    """To a region's host, whatever its name stands for outside."""

    def __init__(self, stage, region, server_name=None):
        super().__init__(HOSTS[region], stage.tls_port, timeout=15)
        self.stage, self.server_name = stage, server_name or HOSTS[region]

    def connect(self):
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=15)
        context = ssl.create_default_context(cafile=str(self.stage.dir / "ca.pem"))
        self.sock = context.wrap_socket(plain, server_hostname=self.server_name)


class Stage:
    """Two regions, six pretend iCIMS, and a proxy at a time."""

    def __init__(self, program, folder):
        self.program, self.dir, self.running = program, folder, []
        self.logs = folder / "logs"
        self.logs.mkdir(parents=True)
        # Proxies give their privileges up where they start as root.
        for open_to_all in (folder, self.logs):
            open_to_all.chmod(0o777)
        self.tls_port, self.plain_port = free_port(), free_port()
        self.ports = {region: (free_port(), free_port()) for region in HOSTS}
        # A process that was named and is gone.
        self.nobody = f"127.0.0.1:{free_port()}"
        self.sims, self.links = {}, []

    def start(self, name, command, **more):
        # A service appends, so that what it said before it was started again stays.
        log = open(self.logs / f"{name}.log", "ab")
        process = subprocess.Popen(command, cwd=self.dir, stdout=log, stderr=log, stdin=subprocess.DEVNULL, **more)
        self.running.append(process)
        return process

    def stop(self, process):
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        self.running.remove(process)

    def end(self):
        for process in reversed(self.running):
            # Asked first: nginx that is killed leaves its workers behind.
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()
            process.wait()

    def run(self, *words):
        done = subprocess.run(
            [self.program, "--config", "settings.toml", *words], cwd=self.dir, capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(f"✗ {' '.join(words[:2])}: {done.stderr}")

    def write(self, name, text):
        path = self.dir / name
        path.write_text(text)
        return path

    def certificates(self):
        """An authority, and a certificate for each host."""

        def openssl(*words):
            subprocess.run(["openssl", *words], cwd=self.dir, check=True, capture_output=True)

        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        openssl(
            "req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Test authority"
        )
        for region, host in HOSTS.items():
            self.write("names", f"subjectAltName=DNS:{host}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n")
            openssl("req", *key, "-keyout", f"{region}.key", "-out", f"{region}.csr", "-subj", f"/CN={host}")
            openssl(
                "x509",
                "-req",
                "-in",
                f"{region}.csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-extfile",
                "names",
                "-days",
                "2",
                "-out",
                f"{region}.pem",
            )
            (self.dir / f"{region}.key").chmod(0o644)

    def set_up(self):
        """Settings, tenants and their pretend iCIMS."""
        self.certificates()
        lines = ['regions = ["us", "eu"]', 'log.format = "json"', "drain_seconds = 5"]
        for region, (port, ops) in self.ports.items():
            self.write(f"{region}.keys", f"k1:{base64.b64encode(secrets.token_bytes(32)).decode()}\n")
            lines += [
                f"[{region}]",
                f'listen = "127.0.0.1:{port}"',
                f'ops_listen = "127.0.0.1:{ops}"',
                f'public_url = "{self.url(region)}"',
                'trusted_proxies = "127.0.0.1/32"',
                f'database = "{region}.db"',
                f'sealing_keys_file = "{region}.keys"',
            ]
        self.write("settings.toml", "\n".join(lines) + "\n")
        self.write("hosts", "".join(f"127.0.0.1 {host}\n" for host in HOSTS.values()))
        self.run("migrate")
        for number, (region, way) in enumerate((region, way) for region in HOSTS for way in WAYS):
            self.add_tenant(region, way, str(4321 + number))

    def add_tenant(self, region, way, customer):
        user, secret = f"icims-{customer}", self.write(f"{customer}.secret", secrets.token_urlsafe(32))
        names = {
            "LD_PRELOAD": NSS_WRAPPER,
            "NSS_WRAPPER_HOSTS": str(self.dir / "hosts"),
            "SSL_CERT_FILE": str(self.dir / "ca.pem"),
        }
        hook = [
            "--webhook-url",
            self.url(region) + HOOK,
            "--webhook-auth",
            way,
            "--webhook-user",
            user,
            "--webhook-password-file",
            secret,
        ]
        if way == "oauth":
            hook += ["--webhook-token-url", f"{self.url(region)}{HOOK}/token"]
        name = f"sim-{customer}"
        self.start(
            name,
            [self.program, "simulate", "--listen", "127.0.0.1:0", "--region", region, "--customer-id", customer, *hook],
            env={**os.environ, **names},
        )
        said = until(
            lambda: (self.logs / f"{name}.log").read_text().count("Ctrl-C") and (self.logs / f"{name}.log").read_text(),
            name,
        )
        address = re.search(r"http://(127\.0\.0\.1:\d+)", said)[1]
        api = self.write(f"{customer}.api", re.search(r"secret `([^`]+)`", said)[1])
        whose = ["--customer", customer, "--region", region]
        self.run(
            "tenant",
            "add",
            *whose,
            "--name",
            "Example",
            "--webhook-user",
            user,
            "--webhook-auth",
            way,
            "--webhook-password-file",
            str(secret),
            "--api-client",
            "connector",
            "--api-secret-file",
            str(api),
            "--api-url",
            f"http://{address}",
            "--login-url",
            f"http://{address}",
        )
        self.run("rule", "add", *whose, "--trigger", "C20700", "--next", "C20800", "--reply", "interactive")
        self.sims[region, way] = address

    def url(self, region):
        return f"https://{HOSTS[region]}:{self.tls_port}"

    def serve(self):
        service = self.start("service", [self.program, "--config", "settings.toml", "serve"])
        for _, ops in self.ports.values():
            until(lambda: self.plain(f"127.0.0.1:{ops}", "GET", "/health/ready")[0] == 200, "the service is ready")
        return service

    def plain(self, address, method, path, body=None, headers=None):
        host, port = address.split(":")
        connection = http.client.HTTPConnection(host, int(port), timeout=15)
        with contextlib.closing(connection):
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()

    def ask(self, region, method, path, body=None, headers=None, server_name=None):
        """One request through the proxy."""
        with contextlib.closing(Connection(self, region, server_name)) as connection:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

    def move(self, region, way, application, how="status"):
        """A recruiter sets the status, or iCIMS repeats itself; tells what iCIMS got for it."""
        address = self.sims[region, way]
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        deliveries = lambda: json.loads(self.plain(address, "GET", "/sim/state")[1])["deliveries"]
        before = len(deliveries())
        self.plain(address, "POST", f"/sim/applications/{application}/{how}", "status=C20700", form)
        return until(lambda: len(deliveries()) > before and deliveries(), "iCIMS has sent it")[0]
