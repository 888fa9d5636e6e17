// The story through a client that is generated from openapi.yaml: sent, found, read, opened, moved on, taken back.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { paths } from "./contract.js";

const [url, token, customer, workflow] = process.argv.slice(2);
assert(url && token && customer && workflow, "story.js URL TOKEN CUSTOMER WORKFLOW");
const headers = { Authorization: `Bearer ${token}` };
const api = createClient<paths>({ baseUrl: url, headers });

/** What an operation answered; a problem ends the story with what it says. */
function good<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  assert(answer.data !== undefined, `${answer.response.status}: ${JSON.stringify(answer.error)}`);
  return answer.data;
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let n = 0; n < 100; n += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not within ten seconds: ${what}`);
}

const tenants = good(await api.GET("/v2/ats/tenants", { params: { query: { customer_id: Number(customer) } } }));
const tenant = tenants.items[0];
assert(tenant && tenant.settings.link_days === 14, "the tenant is found");
const path = { tenant_id: tenant.tenant_id };

const read = await api.GET("/v2/ats/tenants/{tenant_id}", { params: { path } });
const tag = read.response.headers.get("etag") ?? "";
const change = { name: "Renamed by a client" };
const changed = await api.PATCH("/v2/ats/tenants/{tenant_id}", { params: { path, header: { "If-Match": tag } }, body: change });
assert.equal(good(changed).name, change.name);
const late = await api.PATCH("/v2/ats/tenants/{tenant_id}", { params: { path, header: { "If-Match": tag } }, body: change });
assert.equal(late.response.status, 412);
assert(late.error?.type.endsWith("#changed-meanwhile"), "an error is typed too");

const query = { tenant_id: tenant.tenant_id, workflow_id: Number(workflow), lifecycle: "live" as const };
const handoff = await until("the hand-off is ready", async () => {
  const found = good(await api.GET("/v2/ats/handoffs", { params: { query } }));
  return found.items.find((one) => one.fetched_at !== undefined);
});
const id = { handoff_id: handoff.handoff_id };
const application = good(
  await api.GET("/v2/ats/tenants/{tenant_id}/applications/{workflow_id}", {
    params: { path: { ...path, workflow_id: Number(workflow) } },
  }),
);
assert(application.candidate?.email && application.hiring_team.length > 0, "people are read live");
assert(good(await api.GET("/v2/ats/handoffs/{handoff_id}/link", { params: { path: id } })).url.includes("/v2/ats/open/"));
good(await api.POST("/v2/ats/handoffs/{handoff_id}/open", { params: { path: id } }));
const outcome = await until("the application is moved on", async () => {
  const told = good(await api.GET("/v2/ats/handoffs/{handoff_id}/timeline", { params: { path: id } }));
  return told.advance?.outcome ?? undefined;
});
assert.equal(outcome, "advanced");
good(await api.POST("/v2/ats/handoffs/{handoff_id}/undo", { params: { path: id }, body: {} }));
await until("the application is moved back", async () => {
  const told = good(await api.GET("/v2/ats/handoffs/{handoff_id}/timeline", { params: { path: id } }));
  return told.undo?.outcome === "advanced" ? true : undefined;
});

const made = good(await api.POST("/v2/ats/api-tokens", { body: { name: "of a client", scopes: ["events:read"], days: 1 } }));
const other = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${made.secret}` } });
assert(good(await other.GET("/v2/ats/events", { params: { query: { limit: 1 } } })).items.length === 1);
assert.equal((await other.GET("/v2/ats/handoffs")).response.status, 403);
await api.DELETE("/v2/ats/api-tokens/{token_id}", { params: { path: { token_id: made.token_id } } });
assert.equal((await other.GET("/v2/ats/events")).response.status, 401);
console.log("  ✓ the story through a TypeScript client");
