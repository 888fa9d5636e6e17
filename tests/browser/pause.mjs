// The connection is paused: what comes meanwhile is kept, and worked off afterwards.

import { strict as assert } from "node:assert";

import { BEFORE, SENT, candidates, move } from "./demo.mjs";
import { atEachWidth } from "./pages.mjs";
import { appears, fits, press, said } from "./seen.mjs";

const WORKED_OFF_WITHIN = 40_000;

/** Ends what goes on for somebody, so that sending them is nothing that is known. */
async function end(page, url) {
  const links = page.locator("[data-drawer]");
  for (await page.goto(url); await links.count(); await page.goto(url)) {
    await links.first().click();
    await press(page, "End the hand-off");
    await page.locator(".notice.good").waitFor();
  }
}

async function walk(scene, { viewport }) {
  const { region } = scene;
  const { tenant } = region;
  const [{ application, name }] = await candidates(region);
  await move(region, application, BEFORE);
  const { page } = await scene.open({ who: "admin", viewport });
  const goesOn = `${tenant}/interviews?text=${encodeURIComponent(name)}`;
  await end(page, goesOn);
  await page.goto(`${tenant}/settings`);
  await page.selectOption("#hours", { label: "One hour" });
  await press(page, "Pause");
  assert.match(await said(page, "good"), /^Paused\./);
  assert.match(await page.locator(".badge.wait").innerText(), /Paused until/);
  await fits(page, "a connection that is paused");

  await move(region, application, SENT);
  await page.goto(`${tenant}/deliveries`);
  const row = page.locator("tbody tr").first();
  assert.ok((await row.innerText()).includes(name), "it is kept");
  await row.getByRole("button", { name: /^Play again/ }).click();
  assert.match(await said(page, "wait"), /so nothing is read/);
  await fits(page, "a delivery that cannot be played now");

  await page.goto(`${tenant}/settings`);
  await press(page, "Resume");
  assert.match(await said(page, "good"), /is on/);
  await appears(page, goesOn, page.locator("[data-drawer]"), WORKED_OFF_WITHIN);
}

export const pause = atEachWidth("a pause", walk);
