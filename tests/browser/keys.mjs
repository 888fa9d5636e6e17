// By keyboard alone.

import { strict as assert } from "node:assert";

import { WIDTHS } from "./pages.mjs";
import { sendSomebody } from "./plain.mjs";

const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("href"));

async function walk(scene) {
  const { page } = await scene.open({ who: "coordinator", viewport: WIDTHS[0].viewport });
  const list = `${scene.region.tenant}/interviews?state=all`;
  await page.goto(list);
  const rows = await page.locator("[data-drawer]").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  assert.ok(rows.length > 1);
  await page.keyboard.press("j");
  assert.equal(await focused(page), rows[0]);
  await page.keyboard.press("j");
  assert.equal(await focused(page), rows[1]);
  await page.keyboard.press("k");
  assert.equal(await focused(page), rows[0]);

  await page.keyboard.press("Enter");
  await page.locator(".drawer").waitFor();
  assert.equal(new URL(page.url()).pathname, rows[0], "the drawer has an address");
  assert.equal(await page.evaluate(() => document.activeElement.id), "who", "it is read from its name on");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".drawer").count(), 0);
  assert.equal(page.url(), list);
  assert.equal(await focused(page), rows[0], "back where it was opened");

  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "text");
  await page.keyboard.type("jk/");
  assert.equal(await page.inputValue("#text"), "jk/", "keys are letters where letters are typed");
  await page.fill("#text", "");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("text") === "");

  // A drawer that is opened by its address is closed in the same way.
  await page.goto(scene.region.url + rows[1]);
  assert.equal(await page.evaluate(() => document.activeElement.id), "who");
  await page.keyboard.press("Escape");
  assert.equal(new URL(page.url()).pathname, new URL(list).pathname);
}

/** What somebody stands on is not lost when a part is read again. */
async function stays(scene) {
  await sendSomebody(scene.region);
  const { page } = await scene.open({ who: "coordinator", viewport: WIDTHS[0].viewport });
  await page.goto(`${scene.region.tenant}/interviews`);
  await page.keyboard.press("j");
  const row = await focused(page);
  const again = () => page.waitForResponse((answer) => answer.request().headers()["hx-request"] === "true");
  await again();
  await page.waitForTimeout(300);
  assert.equal(await focused(page), row);

  await page.keyboard.press("Enter");
  await page.locator(".drawer").waitFor();
  await page.locator("#link").focus();
  const read = () => page.evaluate(() => htmx.ajax("GET", location.pathname, { target: "#drawer", swap: "innerHTML" }));
  await read();
  assert.equal(await page.evaluate(() => document.activeElement.id), "link");
  await page.getByRole("button", { name: "Make a new link" }).focus();
  await read();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Make a new link/);
}

export const keys = { "by keyboard": walk, "the focus stays": stays };
