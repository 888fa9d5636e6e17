// The connection is paused: what comes meanwhile is kept, and worked off afterwards.

import { strict as assert } from "node:assert";

import { sendSomebody } from "./plain.mjs";
import { atEachWidth } from "./pages.mjs";
import { fits, press, said } from "./seen.mjs";

async function walk(scene, { viewport }) {
  const { tenant } = scene.region;
  const { page } = await scene.open({ who: "admin", viewport });
  await page.goto(`${tenant}/settings`);
  await page.selectOption("#hours", { label: "One hour" });
  await press(page, "Pause");
  assert.match(await said(page, "good"), /^Paused\./);
  assert.match(await page.locator(".badge.wait").innerText(), /Paused until/);
  await fits(page, "a connection that is paused");

  const { name } = await sendSomebody(scene.region);
  await page.goto(`${tenant}/deliveries?outcome=held`);
  const row = page.locator("tbody tr").first();
  assert.ok((await row.innerText()).includes("It is worked off when the pause ends."), name);
  await row.getByRole("button", { name: /^Play again/ }).click();
  assert.match(await said(page, "wait"), /paused: nothing is read/);
  await fits(page, "a delivery that cannot be played now");

  await page.goto(`${tenant}/settings`);
  await press(page, "Resume");
  assert.match(await said(page, "good"), /is on/);
  await page.goto(`${tenant}/deliveries?outcome=held`);
  assert.match(await page.locator(".empty h2").innerText(), /Nothing has this outcome/);
  await page.getByRole("link", { name: "all deliveries" }).click();
  await page.locator("tbody tr").first().waitFor();
}

export const pause = atEachWidth("a pause", walk);
