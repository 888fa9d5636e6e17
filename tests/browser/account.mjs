// Signing in and out, and one's own account. It changes passwords, so it comes last.

import { strict as assert } from "node:assert";

import { PEOPLE } from "./pages.mjs";
import { signIn, unfit } from "./seen.mjs";

const NEW = "another horse, another battery";

async function wrong(scene) {
  const { page } = await scene.open({ allowed: [422] });
  await page.goto(`${scene.region.url}/sign-in`);
  assert.equal(await page.evaluate(() => document.activeElement.id), "name", "one types at once");
  await page.keyboard.type(PEOPLE.admin);
  await page.keyboard.press("Tab");
  await page.keyboard.type("not the password");
  await page.keyboard.press("Enter");
  await page.locator('[role="alert"]').waitFor();
  assert.equal(await page.inputValue("#name"), PEOPLE.admin);
  assert.deepEqual(await unfit(page), []);
}

async function password(scene) {
  const { page } = await scene.open({ allowed: [422] });
  await signIn(page, scene.region, PEOPLE.admin);
  const type = async (present, next, again) => {
    await page.fill("#present", present);
    await page.fill("#password", next);
    await page.fill("#again", again);
    await page.getByRole("button", { name: "Change the password" }).click();
  };
  await type("not the present password", NEW, `${NEW}!`);
  assert.equal(await page.locator('[role="alert"] li').count(), 2, "each mistake is said");
  assert.deepEqual(await unfit(page), []);
  await type(scene.region.password, NEW, NEW);
  assert.equal(await page.locator('[role="alert"]').count(), 0);
  const other = await scene.open({ who: "admin" });
  await other.page.goto(`${scene.region.url}/account`);
  assert.equal(new URL(other.page.url()).pathname, "/sign-in", "every other session has ended");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  assert.equal(new URL(page.url()).pathname, "/sign-in");
  await signIn(page, { ...scene.region, password: NEW }, PEOPLE.admin);
}

export const account = { "a wrong password": wrong, "another password": password };
