#!/usr/bin/env python3
"""Plays the main job through a real nginx and a real Caddy, with the configurations of deploy/proxies.

Only ports, certificates and places of logs are replaced; nginx is also told of a process that is gone. Behind them stands the
release program with both regions, before them a pretend iCIMS for each region and each way in which senders prove
themselves. Usage: proxies.py PROGRAM FOLDER
"""

import base64
import contextlib
import http.server
import json
import os
import pathlib
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time

from stage import HOOK, HOSTS, Connection, Stage, check, until

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Echo(http.server.BaseHTTPRequestHandler):
    """Stands in the service's place, and remembers what the proxy says to it."""

    protocol_version = "HTTP/1.1"
    seen = []
    connections = []
    go_on = threading.Event()

    def setup(self):
        super().setup()
        Echo.connections.append(self.connection)

    def do_GET(self):
        Echo.seen.append((self.client_address, self.path, self.headers))
        self.send_response(200)
        self.send_header("Content-Length", "10")
        self.end_headers()
        self.wfile.write(b"first")
        self.wfile.flush()
        if self.path.endswith("/resume"):
            Echo.go_on.wait(5)
        self.wfile.write(b"final")

    def log_message(self, *_):
        pass


class Nginx:
    name = "nginx"

    def __init__(self, stage):
        self.stage = stage
        source, logs = ROOT / "deploy/proxies/nginx", stage.logs
        region = self.placed((source / "goodtime-icims-region.conf").read_text())
        stage.write("nginx-region.conf", region)
        text = self.placed((source / "goodtime-icims.conf").read_text())
        text = text.replace("/etc/nginx/goodtime-icims-region.conf", str(stage.dir / "nginx-region.conf"))
        temporary = "".join(
            f"{kind}_temp_path {stage.dir}/nginx-{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        # What Debian's nginx.conf says where ours says nothing: everything is logged.
        main = f"pid {stage.dir}/nginx.pid; error_log {logs}/nginx-main.log info; worker_processes 1; daemon off; events {{}}"
        stage.write("nginx.conf", f"{main} http {{ access_log {logs}/nginx-default.log; {temporary}\n{text}\n}}\n")

    def placed(self, text):
        stage = self.stage
        swaps = {
            "listen 443 ": f"listen 127.0.0.1:{stage.tls_port} ",
            "listen 80;": f"listen 127.0.0.1:{stage.plain_port};",
            "/etc/ssl/goodtime-icims/": f"{stage.dir}/",
            "/var/log/nginx/": f"{stage.logs}/nginx-",
            "server 127.0.0.1:8080;": f"server {stage.nobody}; server 127.0.0.1:{stage.ports['us'][0]};",
            "server 127.0.0.1:8081;": f"server {stage.nobody}; server 127.0.0.1:{stage.ports['eu'][0]};",
        }
        for old, new in swaps.items():
            text = text.replace(old, new)
        return text

    def start(self):
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        command = [
            program,
            "-e",
            str(self.stage.logs / "nginx-main.log"),
            "-c",
            str(self.stage.dir / "nginx.conf"),
            "-p",
            str(self.stage.dir),
        ]
        tried = subprocess.run([*command, "-t"], capture_output=True, text=True)
        check(
            tried.returncode == 0 and "[warn]" not in tried.stderr,
            f"nginx takes the configuration without a warning {tried.stderr if tried.returncode else ''}",
        )
        return self.stage.start("nginx", command)


class Caddy:
    name = "caddy"

    def __init__(self, stage):
        self.stage = stage
        text = (ROOT / "deploy/proxies/caddy/Caddyfile").read_text()
        ports = f"\thttp_port {stage.plain_port}\n\thttps_port {stage.tls_port}\n"
        swaps = {
            "\tadmin off\n": f"\tadmin off\n{ports}\tdefault_bind 127.0.0.1\n",
            "/etc/ssl/goodtime-icims/": f"{stage.dir}/",
            "/var/log/caddy/": f"{stage.logs}/caddy-",
            "127.0.0.1:8080": f"127.0.0.1:{stage.ports['us'][0]}",
            "127.0.0.1:8081": f"127.0.0.1:{stage.ports['eu'][0]}",
        }
        for old, new in swaps.items():
            text = text.replace(old, new)
        stage.write("Caddyfile", text)

    def start(self):
        home = {
            **os.environ,
            "HOME": str(self.stage.dir),
            "XDG_DATA_HOME": str(self.stage.dir),
            "XDG_CONFIG_HOME": str(self.stage.dir),
        }
        command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(self.stage.dir / "Caddyfile")]
        return self.stage.start("caddy", command, env=home)


def what_the_proxy_passes_on(stage):
    """With an echo in the service's place."""
    Echo.seen.clear()
    Echo.go_on.clear()
    echo = http.server.ThreadingHTTPServer(("127.0.0.1", stage.ports["us"][0]), Echo)
    threading.Thread(target=echo.serve_forever, daemon=True).start()
    forged = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-For": "192.0.2.1",
        "Forwarded": "host=evil.example",
        "X-Request-Id": "chosen",
    }
    until(lambda: stage.ask("us", "GET", "/one?a=%2Fb", headers=forged)[0] == 200, "the proxy answers")
    Echo.seen.clear()
    for path in ("/one?a=%2Fb", "/two"):
        stage.ask("us", "GET", path, headers=forged)
    (first, path, headers), (second, _, _) = Echo.seen
    host = f"{HOSTS['us']}:{stage.tls_port}"
    check((path, headers["Host"]) == ("/one?a=%2Fb", host), "address and host reach the service as they were written")
    check("evil.example" not in str(headers), "a forged X-Forwarded-Host or Forwarded does not reach the service")
    check(
        headers["X-Forwarded-For"] == "127.0.0.1", "a forged X-Forwarded-For is replaced by where the request came from"
    )
    check(headers["X-Request-Id"] not in (None, "chosen"), "each request has an id of the proxy's")
    check(first == second, "a connection to the service is used again")
    with contextlib.closing(Connection(stage, "us")) as connection:
        connection.request("GET", "/v2/ats/open/x/resume")
        began = time.monotonic()
        answer = connection.getresponse()
        check(answer.read(5) == b"first" and time.monotonic() - began < 4, "a resume is passed on while it comes")
        Echo.go_on.set()
        check(answer.read() == b"final", "… to its end")
    echo.shutdown()
    echo.server_close()
    # The proxy keeps connections, and the service comes next.
    for kept in Echo.connections:
        with contextlib.suppress(OSError):
            kept.shutdown(socket.SHUT_RDWR)


def deliveries(stage, application):
    for region, way in stage.sims:
        sent = stage.move(region, way, application)
        link = sent["location"] or ""
        check(
            sent["status"] == 303 and link.startswith(f"{stage.url(region)}/v2/ats/open/"),
            f"{region}: a delivery by {way} is accepted: {sent['status']}",
        )
        stage.links.append(link.rsplit("/", 1)[1])
        path = link.removeprefix(stage.url(region))
        referred = {"Referer": link}
        until(
            lambda: b"Jane" in (page := stage.ask(region, "GET", path)[2]) or b"Omar" in page,
            f"{region}: the page shows the candidate",
        )
        check(stage.ask(region, "POST", path, headers=referred)[0] == 303, f"{region}: the link opens the candidate")
        stage.ask(region, "GET", f"{path}/state", headers=referred)
        stage.ask(region, "GET", f"{path}/resume", headers=referred)
        stage.ask(region, "GET", f"/nothing?from={link}", headers=referred)


def refusals(stage):
    """What the proxy and the service behind it turn away."""
    secret = (stage.dir / "4321.secret").read_text()
    basic = {
        "Authorization": "Basic " + base64.b64encode(f"icims-4321:{secret}".encode()).decode(),
        "Content-Type": "application/json",
    }
    for region in HOSTS:
        for path in ("/metrics", "/health/ready", "/health/live"):
            check(stage.ask(region, "GET", path)[0] == 404, f"{region}: {path} is not there for the public")
    crossed = stage.ask("us", "GET", "/", headers={"Host": f"{HOSTS['eu']}:{stage.tls_port}"})[0]
    check(crossed == 421, f"a connection to one region's host does not reach the other region: {crossed}")
    with contextlib.suppress(ssl.SSLError, OSError):
        raise SystemExit(f"✗ another host got {stage.ask('us', 'GET', '/', server_name='evil.example')[0]}")
    check(True, "a host of nobody gets no connection")
    status, _, body = stage.ask("eu", "POST", HOOK, b'{"customerId":"4321"}', basic)
    check(status == 401 and b"userMessage" in body, "a sender of one region is refused by the other")
    for size, who in ((100_000, "the service"), (310_000, "the proxy")):
        status, _, body = stage.ask("us", "POST", HOOK, b" " * size, basic)
        error = json.loads(body or "{}").get("error", {})
        held = status == 400 and error["userMessage"] and ("proxy" in error["debugErrorMessage"]) == ("proxy" in who)
        check(held, f"a body of {size} bytes is refused by {who} in iCIMS' form: {status}")
    check(
        stage.plain(f"127.0.0.1:{stage.plain_port}", "GET", "/x", headers={"Host": HOSTS["us"]})[0] in (301, 308),
        "without TLS people are led to it",
    )


def without_the_service(stage, application):
    for region in HOSTS:
        sent = stage.move(region, "basic", application, "again")
        check(
            sent["status"] == 503 and "Wait a minute" in (sent["user_message"] or ""),
            f"{region}: without the service iCIMS gets 503 and a sentence",
        )
        path = f"/v2/ats/open/{stage.links[-1]}"
        status, headers, _ = stage.ask(region, "GET", path)
        check((status, headers.get("Retry-After")) == (503, "5"), f"{region}: … and people are asked to come again")


def what_was_written_down(stage, name):
    logs = [path for path in stage.logs.iterdir() if not path.name.startswith("sim-")]
    for path in logs:
        text = path.read_text(errors="replace")
        leaked = [link for link in stage.links if link in text]
        check(not leaked, f"no link stands in {path.name}, {text.count(chr(10))} lines")
    lines = [
        line
        for path in logs
        if path.name.startswith(f"{name}-goodtime-icims")
        for line in path.read_text().splitlines()
    ]
    # Six deliveries at least, and as many looks at each link.
    check(sum('"status"' in line for line in lines) >= 40, f"{name} wrote its access log: {len(lines)} lines")


def play(stage, proxy, application):
    print(f"{proxy.name}:", flush=True)
    process = proxy.start()
    what_the_proxy_passes_on(stage)
    service = stage.serve()
    deliveries(stage, application)
    refusals(stage)
    stage.stop(service)
    without_the_service(stage, application)
    stage.stop(process)
    what_was_written_down(stage, proxy.name)


def main():
    # So that what was started ends with this.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("told to stop"))
    stage = Stage(str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve())
    try:
        stage.set_up()
        state = json.loads(stage.plain(stage.sims["us", "basic"], "GET", "/sim/state")[1])
        print(f"{len(stage.sims)} senders, {len(state['applications'])} applications each")
        play(stage, Nginx(stage), 13001)
        play(stage, Caddy(stage), 13002)
    finally:
        stage.end()


if __name__ == "__main__":
    main()
