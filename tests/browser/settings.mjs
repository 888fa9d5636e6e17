// The settings: what is changed is kept, what is wrong is said beside it, and nobody's change is lost.

import { strict as assert } from "node:assert";

import { atEachWidth } from "./pages.mjs";
import { fits, press, said, wrongAt } from "./seen.mjs";

const days = (page) => page.getByLabel("Days a link can be opened");
const field = (page) => page.getByLabel("Field for the link");
const links = (page) => page.getByRole("region", { name: "Links and answers" });

async function save(page, value) {
  await days(page).fill(value);
  await press(links(page), "Save");
}

async function changes(scene, { viewport }) {
  const url = `${scene.region.tenant}/settings/fields`;
  const { page } = await scene.open({ who: "admin", viewport, allowed: [422, 412] });
  await page.goto(url);
  await save(page, "30");
  assert.equal(await said(page, "good"), "Saved.");
  await fits(page, "settings that were saved");
  await page.goto(url);
  assert.equal(await days(page).inputValue(), "30", "it is kept");

  await field(page).fill("fieldThatIsTyped");
  await save(page, "999");
  assert.match(await said(page, "alert"), /Nothing was saved/);
  assert.match(await wrongAt(days(page)), /365/);
  assert.deepEqual([await days(page).inputValue(), await field(page).inputValue()], ["999", "fieldThatIsTyped"], "nothing typed is lost");
  await fits(page, "settings with a mistake");

  // Somebody else was faster.
  await page.goto(url);
  const other = await scene.open({ who: "operator" });
  await other.page.goto(url);
  await save(other.page, "21");
  await said(other.page, "good");
  await save(page, "40");
  assert.match(await said(page, "alert"), /somebody else changed the settings/);
  assert.equal(await days(page).inputValue(), "40");
  assert.match(await page.locator(".differs").innerText(), /Saved now:\s+21/);
  await fits(page, "settings that somebody else changed");
  await press(links(page), "Save");
  await said(page, "good");
  await save(page, "");

  await page.getByRole("link", { name: "History", exact: true }).click();
  const newest = page.locator("tbody tr").first();
  assert.match(await newest.innerText(), /Settings changed[^]*Ada Admin/);
}

/** A status becomes a trigger, and is none any more. */
async function trigger(scene, { viewport }) {
  const url = `${scene.region.tenant}/settings/triggers`;
  const { page } = await scene.open({ who: "admin", viewport, allowed: [422] });
  // Typed where no stages are imported, else chosen.
  const enter = async (id, value) => {
    const isChosen = await page.locator(`select#${id}`).count();
    await (isChosen ? page.selectOption(`#${id}`, value) : page.fill(`#${id}`, value));
  };
  await page.goto(url);
  await enter("trigger", "20700");
  await press(page, "Save the trigger");
  assert.match(await wrongAt(page.locator("#trigger")), /a trigger already/);
  await fits(page, "a trigger that is there already");

  await enter("trigger", "20900");
  await page.selectOption("#reply", { label: "The recruiter stays in iCIMS" });
  await press(page, "Save the trigger");
  assert.match(await said(page, "good"), /counts from now on/);
  const row = page.locator("tbody tr", { hasText: "20900" });
  assert.match(await row.innerText(), /Moves nobody[^]*stays in iCIMS/);
  await row.getByRole("link", { name: /^Change/ }).click();
  await fits(page, "a trigger that is changed");
  await press(page, "Remove the trigger");
  assert.match(await said(page, "good"), /is removed/);
  assert.equal(await row.count(), 0);
}

/** A new secret is shown once, and the old one goes on for a while. */
async function secret(scene, { viewport }) {
  const url = `${scene.region.tenant}/settings/secrets`;
  const { page } = await scene.open({ who: "admin", viewport, allowed: [422] });
  await page.goto(url);
  await page.fill("#inbound-secret", "short");
  await press(page, "Set the new secret");
  assert.match(await page.locator("#inbound-wrong").innerText(), /secret/);
  assert.match(await page.locator("#inbound-secret").getAttribute("aria-describedby"), /inbound-wrong/);
  assert.equal(await page.inputValue("#inbound-secret"), "", "a secret is never sent back");
  await fits(page, "a secret that is too short");

  await page.selectOption("#inbound-overlap", { label: "24 hours" });
  await press(page, "Set the new secret");
  const made = await page.inputValue("#made-secret");
  assert.ok(made.length >= 32);
  assert.equal(await page.evaluate(() => document.activeElement.id), "made-secret", "it can be copied at once");
  assert.ok(await page.locator("tbody tr", { hasText: "Ends soon" }).count(), "the old one is valid a while longer");
  await fits(page, "a secret that was made");
  await page.goto(url);
  assert.equal((await page.content()).includes(made), false, "it is shown once");
}

export const settings = {
  ...atEachWidth("settings are changed", changes),
  ...atEachWidth("a trigger", trigger),
  ...atEachWidth("a secret", secret),
};
