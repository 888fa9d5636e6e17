// A session that ended while a page was open.

import { strict as assert } from "node:assert";

import { PEOPLE, atEachWidth } from "./pages.mjs";
import { fits, press } from "./seen.mjs";

async function walk(scene, { viewport }) {
  const { region } = scene;
  const { page, context } = await scene.open({ who: "coordinator", viewport });
  await page.goto(`${region.tenant}/interviews?state=all`);
  await context.clearCookies();
  await page.getByRole("link", { name: "Candidates", exact: true }).click();
  assert.equal(new URL(page.url()).pathname, "/sign-in");
  await fits(page, "the sign-in after a session");
  await page.fill("#name", PEOPLE.coordinator);
  await page.fill("#password", region.password);
  await press(page, "Sign in");
  assert.equal(page.url(), `${region.tenant}/candidates`, "back to what was wanted");
}

export const session = atEachWidth("a click after the session", walk);
