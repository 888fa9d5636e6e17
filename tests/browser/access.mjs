// Tokens of the API, and webhooks.

import { strict as assert } from "node:assert";

import { atEachWidth } from "./pages.mjs";
import { fits, press, said, wrongAt } from "./seen.mjs";

const summary = (page, name) => page.locator("summary", { hasText: name });

/** What the API answers to a token. */
async function asks(region, token) {
  const answer = await fetch(`${region.url}/v2/ats/tenants`, { headers: { authorization: `Bearer ${token}` } });
  return answer.status;
}

async function open(page, name) {
  if (!(await page.locator("details.card").evaluate((one) => one.open))) {
    await summary(page, name).click();
  }
}

async function token(scene, { name, viewport }) {
  const { page } = await scene.open({ who: "admin", viewport, allowed: [422] });
  await page.goto(`${scene.region.tenant}/api-access`);
  await open(page, "Make a token");
  const called = `Scheduler (${name})`;
  await page.fill("#name", called);
  await press(page, "Make the token");
  await page.locator("#wrong-scopes").waitFor();
  assert.equal(await page.inputValue("#name"), called, "what was typed is kept");
  await fits(page, "a token without a right");

  await page.locator('input[value="tenants:read"]').check();
  await press(page, "Make the token");
  const made = await page.inputValue("#made");
  assert.equal(await page.evaluate(() => document.activeElement.id), "made", "it can be copied at once");
  assert.equal(await asks(scene.region, made), 200);
  await fits(page, "a token that was made");
  await page.goto(`${scene.region.tenant}/api-access`);
  assert.equal((await page.content()).includes(made), false, "it is shown once");

  const row = page.locator("tbody tr", { hasText: called }).first();
  await press(row, `Revoke the token ${called}`);
  assert.match(await said(page, "good"), /counts no longer/);
  assert.match(await row.innerText(), /Revoked/);
  assert.equal(await asks(scene.region, made), 401);
}

async function webhook(scene, { name, viewport }) {
  const { page } = await scene.open({ who: "admin", viewport, allowed: [422] });
  await page.goto(`${scene.region.tenant}/api-access/webhooks`);
  await open(page, "Add a webhook");
  const called = `Calendar (${name})`;
  await page.fill("#name", called);
  await page.fill("#url", "http://10.0.0.1/hook");
  await page.locator('input[name="kinds"]').first().check();
  await press(page, "Add it");
  await wrongAt(page.locator("#url"));
  assert.deepEqual([await page.inputValue("#name"), await page.inputValue("#url")], [called, "http://10.0.0.1/hook"]);
  assert.equal(await page.locator('input[name="kinds"]').first().isChecked(), true);
  await fits(page, "a webhook into a private network");

  await page.fill("#url", "https://calendar.invalid/hook"); // Nobody answers there, by RFC 2606.
  await press(page, "Add it");
  const made = await page.inputValue("#made");
  await fits(page, "a webhook that was added");
  await page.getByRole("link", { name: `Show the webhook ${called}` }).click();
  assert.equal((await page.content()).includes(made), false, "the secret is shown once");
  await press(page, "Send a test");
  assert.match(await said(page, "alert"), /The test was not taken/);
  await press(page, "New secret");
  assert.notEqual(await page.inputValue("#made"), made);
  await fits(page, "a webhook with a new secret");
  await press(page, "Disable");
  assert.match(await said(page, "good"), /told nothing any more/);
  await summary(page, "Remove").click();
  await press(page, "Remove it now");
  assert.match(await said(page, "good"), /was removed/);
  assert.equal(await page.locator("tbody tr", { hasText: called }).count(), 0);
}

export const access = { ...atEachWidth("a token of the API", token), ...atEachWidth("a webhook", webhook) };
