// What iCIMS sent, and work that was given up.

import { strict as assert } from "node:assert";

import { switches } from "./demo.mjs";
import { atEachWidth } from "./pages.mjs";
import { sendSomebody } from "./plain.mjs";
import { appears, fits, press, said } from "./seen.mjs";

async function deliveries(scene, { viewport }) {
  const { name } = await sendSomebody(scene.region);
  const { page } = await scene.open({ who: "coordinator", viewport });
  await page.goto(`${scene.region.tenant}/deliveries`);
  await page.getByRole("link", { name: "Handed over", exact: true }).click();
  assert.equal(await page.locator('.chips [aria-current="true"]').innerText(), "Handed over");
  const row = page.locator("tbody tr", { hasText: name }).first();
  assert.match(await row.innerText(), /A new hand-off began\./);
  await row.getByRole("button", { name: /^Play again/ }).click();
  assert.match(await said(page, "good"), /read again from iCIMS|still stands in the status/);
  assert.match(page.url(), /outcome=accepted/, "what was chosen is kept");
  await fits(page, "a delivery that was played again");
  await page.goto(`${scene.region.tenant}/deliveries?outcome=held&after=${"0".repeat(31)}1`);
  assert.match(await page.locator(".empty h2").innerText(), /Nothing has this outcome/);
  await fits(page, "deliveries that are not there");
  await page.getByRole("link", { name: "all deliveries" }).click();
  await row.getByRole("link", { name: /^Hand-off of/ }).click();
  assert.equal(await page.locator(".drawer h2").innerText(), name);
}

/** iCIMS refuses the field for the link: the work is given up, fails again, and is discarded with a reason. */
async function givenUp(scene, { viewport }) {
  const { region } = scene;
  const url = `${region.tenant}/deliveries/given-up`;
  const { page } = await scene.open({ who: "admin", viewport, allowed: [422] });
  const linkField = async (value) => {
    await page.goto(`${region.tenant}/settings/fields`);
    await page.getByLabel("Field for the link").fill(value);
    await press(page.getByRole("region", { name: "Links and answers" }), "Save");
    await said(page, "good");
  };
  const row = page.locator("tbody tr");
  const { name } = await sendSomebody(region);
  await linkField("field31001");
  await page.goto(`${region.tenant}/interviews?text=${encodeURIComponent(name)}`);
  await page.locator("[data-drawer]").first().click();
  await page.locator(".drawer", { hasText: "Ready to be scheduled" }).waitFor();
  await switches(region, { fail_next: [{ call: "fields", fault: { status: 400 }, times: 2 }] });
  await press(page, "Make a new link");
  await appears(page, url, row);
  assert.match(await row.first().innerText(), /field31001/);
  await fits(page, "work that was given up");
  await row.first().getByRole("button", { name: /^Run again/ }).click();
  assert.equal(await said(page, "good"), "It runs again.");
  await appears(page, url, row);

  await row.first().locator("summary").click();
  await row.first().getByLabel("Reason").fill(" ");
  await press(row.first(), "Discard");
  const reason = row.first().locator('input[aria-invalid="true"]');
  assert.ok((await page.locator(`#${await reason.getAttribute("aria-describedby")}`).innerText()).length > 5);
  await fits(page, "work that is discarded without a reason");
  await reason.fill("The field is not there");
  await press(row.first(), "Discard");
  assert.match(await said(page, "good"), /It was discarded/);
  await page.getByRole("heading", { name: "Nothing was given up" }).waitFor();
  await switches(region, { heal: true });
  await linkField("");
}

export const delivered = { ...atEachWidth("deliveries", deliveries), ...atEachWidth("work that was given up", givenUp) };
