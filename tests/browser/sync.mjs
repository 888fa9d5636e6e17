// A run of the sync: begun, followed, cancelled.

import { strict as assert } from "node:assert";

import { switches } from "./demo.mjs";
import { atEachWidth } from "./pages.mjs";
import { fits, press, said } from "./seen.mjs";

const BEGINS = /^(Look at everything now|Start the import)$/;
/** It begins within half a minute. */
const BEGUN_WITHIN = 45_000;

/** So long a search takes, for a run that is not through at once. */
const SEARCH_TAKES = 3_000;

const begin = (page) => page.getByRole("button", { name: BEGINS });

async function cancelled(scene, { viewport }) {
  const url = `${scene.region.tenant}/sync`;
  const { page } = await scene.open({ who: "admin", viewport });
  await page.goto(url);
  await switches(scene.region, { fail_next: [{ call: "searches", fault: { stall_ms: SEARCH_TAKES }, times: 30 }] });
  const late = await scene.open({ who: "operator", viewport, allowed: [409] });
  await late.context.route((one) => one.searchParams.has("run"), (route) => route.fulfill({ status: 204 }));
  await late.page.goto(url);
  await begin(page).click();
  assert.match(await said(page, "good"), /begins within half a minute/);
  // Somebody else sees the button until the page was read again, which it is not here.
  await begin(late.page).click();
  await said(late.page, "alert");
  await fits(late.page, "a run that goes on already");

  await page.locator(".run .badge", { hasText: "Under way" }).waitFor();
  assert.equal(await begin(page).isDisabled(), true);
  await fits(page, "a run that goes on");

  await press(page, "Cancel the run");
  assert.match(await said(page, "good"), /was cancelled/);
  assert.match(await page.locator("#runs tbody tr").first().innerText(), /Cancelled[^]*Ada Admin/);
  assert.equal(await begin(page).isEnabled(), true);
  await switches(scene.region, { heal: true });
}

/** The page follows a run by itself until it is done. */
async function followed(scene) {
  const { page } = await scene.open({ who: "admin" });
  await page.goto(`${scene.region.tenant}/sync`);
  await begin(page).click();
  await page.locator(".run", { hasText: "Ada Admin" }).waitFor();
  await page.locator(".run").waitFor({ state: "detached", timeout: BEGUN_WITHIN });
  await begin(page).and(page.locator(":enabled")).waitFor();
  assert.match(await page.locator("#runs tbody tr").first().innerText(), /Done[^]*Found/);
}

/** Who only looks is told why nothing can be begun. */
async function looks(scene) {
  const { page } = await scene.open({ who: "coordinator" });
  await page.goto(`${scene.region.tenant}/sync`);
  assert.equal(await begin(page).isDisabled(), true);
  assert.match(await page.locator("#not-start").innerText(), /only looks/);
}

export const sync = { ...atEachWidth("a run is cancelled", cancelled), "a run is followed": followed, "the sync for who looks": looks };
