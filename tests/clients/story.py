"""The story through a client that is generated from openapi.yaml: sent, found, read, opened, moved on, taken back."""

import sys
import time

from goodtime_icims_client import AuthenticatedClient
from goodtime_icims_client.api.api_tokens import create_api_token, revoke_api_token
from goodtime_icims_client.api.applications import get_application
from goodtime_icims_client.api.events import list_events
from goodtime_icims_client.api.handoffs import (
    get_handoff_link,
    get_handoff_timeline,
    list_handoffs,
    open_handoff_by_id,
    undo_handoff,
)
from goodtime_icims_client.api.tenants import get_tenant, list_tenants, update_tenant
from goodtime_icims_client.models import Lifecycle, NewApiToken, Problem, TenantChange, Undo
from goodtime_icims_client.types import UNSET

url, token, customer, workflow = sys.argv[1:]
api = AuthenticatedClient(base_url=url, token=token)


def good(answer):
    """What an operation answered; a problem ends the story with what it says."""
    assert 200 <= answer.status_code < 300 and not isinstance(answer.parsed, Problem), (answer.status_code, answer.content)
    return answer.parsed


def until(what, look):
    for _ in range(100):
        if found := look():
            return found
        time.sleep(0.1)
    raise SystemExit(f"✗ not within ten seconds: {what}")


tenant = good(list_tenants.sync_detailed(client=api, customer_id=int(customer))).items[0]
read = get_tenant.sync_detailed(tenant.tenant_id, client=api)
tag = read.headers["etag"]
change = TenantChange(name="Renamed by another client")
assert good(update_tenant.sync_detailed(tenant.tenant_id, client=api, body=change, if_match=tag)).name == change.name
late = update_tenant.sync_detailed(tenant.tenant_id, client=api, body=change, if_match=tag)
assert late.status_code == 412 and late.parsed.type_.endswith("#changed-meanwhile"), late


def ready():
    asked = {"tenant_id": tenant.tenant_id, "workflow_id": int(workflow), "lifecycle": Lifecycle.LIVE}
    found = good(list_handoffs.sync_detailed(client=api, **asked)).items
    return next((one for one in found if one.fetched_at is not UNSET), None)


handoff = until("the hand-off is ready", ready)
application = good(get_application.sync_detailed(tenant.tenant_id, int(workflow), client=api))
assert application.candidate.email and application.hiring_team, application
assert "/v2/ats/open/" in good(get_handoff_link.sync_detailed(handoff.handoff_id, client=api)).url
good(open_handoff_by_id.sync_detailed(handoff.handoff_id, client=api))


def timeline():
    return good(get_handoff_timeline.sync_detailed(handoff.handoff_id, client=api))


outcome = until("the application is moved on", lambda: (timeline().advance or UNSET) and timeline().advance.outcome)
assert outcome == "advanced", outcome
good(undo_handoff.sync_detailed(handoff.handoff_id, client=api, body=Undo()))
until("the application is moved back", lambda: timeline().undo and timeline().undo.outcome == "advanced")

made = good(create_api_token.sync_detailed(client=api, body=NewApiToken(name="of a client", scopes=["events:read"], days=1)))
other = AuthenticatedClient(base_url=url, token=made.secret)
assert len(good(list_events.sync_detailed(client=other, limit=1)).items) == 1
assert list_handoffs.sync_detailed(client=other).status_code == 403
assert revoke_api_token.sync_detailed(made.token_id, client=api).status_code == 204
assert list_events.sync_detailed(client=other).status_code == 401
print("  ✓ the story through a Python client", flush=True)
