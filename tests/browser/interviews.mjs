// The interviews: the list, the drawer, and what is done from it.

import { strict as assert } from "node:assert";

import { WIDTHS } from "./pages.mjs";
import { sendSomebody } from "./plain.mjs";
import { beside, unfit } from "./seen.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Sent, found, opened, moved on, moved back, given a new link, ended. */
function works({ viewport }) {
  return async (scene) => {
    const { name } = await sendSomebody(scene.region);
    const { page } = await scene.open({ who: "coordinator", viewport });
    await page.goto(`${scene.region.tenant}/interviews`);
    await page.fill("#text", name);
    await page.click(".filters button");
    const row = page.locator("[data-row]", { hasText: name }).first();
    await row.locator("[data-drawer]").click();
    await page.locator(".drawer", { hasText: "Ready to be scheduled" }).waitFor();
    assert.equal(await beside(page), 0, "the drawer fits");
    assert.deepEqual(await unfit(page), [], "the drawer is fit for everybody");

    await button(page, "Open").click();
    await page.locator(".drawer", { hasText: "The candidate was moved to the next status in iCIMS." }).waitFor();
    assert.equal(await button(page, "Open").isDisabled(), true);
    await button(page, "Take the move back").click();
    // The demo has three candidates, who are sent again and again: whoever was moved by a person meanwhile is left alone.
    await page.locator(".drawer", { hasText: /The move was taken back|so the move was not taken back/ }).waitFor();
    const before = await page.inputValue("#link");
    await button(page, "Make a new link").click();
    assert.match(await page.locator(".notice.good").innerText(), /no longer count/);
    assert.notEqual(await page.inputValue("#link"), before);
    await button(page, "End the hand-off").click();
    assert.match(await page.locator(".notice.good").innerText(), /has ended/);
    assert.deepEqual(await unfit(page), [], "the drawer of one that ended");
  };
}

/** Two people at once: who comes late is told why nothing was done. */
async function late(scene) {
  await sendSomebody(scene.region);
  const windows = [await scene.open({ who: "coordinator", allowed: [409] }), await scene.open({ who: "admin", allowed: [409] })];
  const [first, second] = windows.map(({ page }) => page);
  await first.goto(`${scene.region.tenant}/interviews`);
  await first.locator("[data-drawer]").first().click();
  await first.locator(".drawer", { hasText: "Ready to be scheduled" }).waitFor();
  await second.goto(first.url());
  await button(first, "End the hand-off").click();
  await first.locator(".notice.good").waitFor();
  await button(second, "Open").click();
  assert.match(await second.locator('.drawer [role="alert"]').innerText(), /over/);
  assert.deepEqual(await unfit(second), []);
}

/** Filters are kept in the address, and what is not there is said. */
async function narrows(scene) {
  const { page } = await scene.open({ who: "coordinator" });
  await page.goto(`${scene.region.tenant}/interviews?state=all`);
  const all = await page.locator("[data-row]").count();
  assert.ok(all > 1);
  await page.locator('[data-row] a[title="Only this job"]').first().click();
  await page.locator(".limits .chip").waitFor();
  await page.selectOption("#age", "week");
  await page.fill("#text", "nobody is called so");
  await page.click(".filters button");
  assert.match(await page.locator(".empty h2").innerText(), /Nothing fits/);
  const url = new URL(page.url());
  assert.ok(url.searchParams.get("job") && url.searchParams.get("age") === "week", "what was chosen is kept");
  await page.locator(".empty a").click();
  assert.equal(await page.locator("[data-row]").count(), all);
  await page.goBack();
  assert.equal(await page.inputValue("#text"), "nobody is called so");
}

export const interviews = {
  ...Object.fromEntries(WIDTHS.map((width) => [`an interview, ${width.name}`, works(width)])),
  "two people at once": late,
  "the list is narrowed": narrows,
};
