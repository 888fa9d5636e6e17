"""A scheduler that is told by webhook: it keeps what it hears, and reads it with the official library of Standard Webhooks."""

import http.server
import json
import threading
import urllib.request

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from stage import check, until

STORY = ["handoff.ready", "handoff.opened", "handoff.advanced"]


class Scheduler:
    def __init__(self):
        heard = self.heard = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                heard.append((body, {name.lower(): value for name, value in self.headers.items()}))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"

    def join(self, url, token):
        """Has the service tell it of everything; what signs comes back."""
        body = json.dumps({"name": "scheduler", "url": self.url}).encode()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Idempotency-Key": "scheduler"}
        request = urllib.request.Request(f"{url}/v2/ats/webhook-endpoints", body, headers)
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=15) as answer:
            made = json.load(answer)
        self.secret = made["secret"]
        return made["endpoint_id"]

    def heard_the_story_of(self, workflow):
        def told():
            all_ = [json.loads(body) for body, _ in list(self.heard)]
            kinds = [one["type"] for one in all_ if one["data"].get("workflow_id") == workflow]
            return [kind for kind in kinds if kind != "handoff.waiting"]  # Whether it had to wait is chance.

        until(lambda: told() == STORY, f"a scheduler hears the story of {workflow}: {told()}")

    def verify(self):
        """Every message is what the library accepts, and nothing else is."""
        reader = Webhook(self.secret)
        for body, headers in self.heard:
            read = reader.verify(body, headers)
            check(read["data"]["handoff_id"], f"{read['type']} is signed as Standard Webhooks have it")
        body, headers = self.heard[0]
        for wrong in [(body + b" ", headers), (body, headers | {"webhook-id": "another"})]:
            try:
                reader.verify(*wrong)
            except WebhookVerificationError:
                continue
            raise SystemExit("✗ a message that was changed is accepted")

    def end(self):
        self.server.shutdown()
