// The way to the first sync: the connection is tested, and texts are copied.

import { strict as assert } from "node:assert";

import { switches } from "./demo.mjs";
import { atEachWidth } from "./pages.mjs";
import { fits } from "./seen.mjs";

async function walk(scene, { viewport }) {
  const { region } = scene;
  const { page } = await scene.open({ who: "admin", viewport });
  await page.goto(`${region.tenant}/onboarding`);
  const test = page.getByRole("button", { name: "Test: iCIMS answers" });
  await test.click();
  await page.getByText("iCIMS answers and lets us in.").waitFor();
  await fits(page, "a connection that works");
  await switches(region, { fail_next: [{ call: "customers", fault: { status: 404 }, times: 1 }] });
  await test.click();
  const alert = page.getByRole("alert");
  assert.match(await alert.innerText(), /did not let us in, or did not answer/);
  await page.getByRole("textbox", { name: "For the iCIMS representative" }).waitFor();
  await fits(page, "a connection that does not work");
  await switches(region, { heal: true });

  const text = page.locator("#webhook-text");
  await text.click();
  const chosen = await text.evaluate((one) => one.value.slice(one.selectionStart, one.selectionEnd));
  assert.equal(chosen, await text.inputValue(), "a click chooses the whole text");
  assert.match(chosen, /Customer|customer/);
}

export const onboarding = atEachWidth("the connection is tested", walk);
