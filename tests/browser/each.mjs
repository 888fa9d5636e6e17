// What holds for every page: it has its heading, fits its width, and is fit for everybody, light and dark.

import { strict as assert } from "node:assert";

import { OPEN_PAGES, PAGES, WIDTHS } from "./pages.mjs";
import { beside, unfit } from "./seen.mjs";

// Colours do not depend on the width.
const SCHEMES = { desktop: ["light", "dark"], phone: ["light"] };

async function look(page, url, schemes, { heading, status = 200 }) {
  const answer = await page.goto(url);
  assert.equal(answer.status(), status, url);
  assert.deepEqual(await page.locator("h1").allInnerTexts(), [heading], `${url} has one heading`);
  assert.equal(await beside(page), 0, `${url} fits`);
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await unfit(page), [], `${url}, ${colorScheme}`);
  }
}

function walk({ name, viewport }) {
  const schemes = SCHEMES[name];
  return async (scene) => {
    const { region } = scene;
    const nobody = await scene.open({ viewport, allowed: [404] });
    for (const one of OPEN_PAGES) {
      await look(nobody.page, region.url + one.path, schemes, one);
    }
    for (const who of new Set(PAGES.map((one) => one.who))) {
      const { page } = await scene.open({ who, viewport });
      for (const one of PAGES.filter((one) => one.who === who)) {
        await look(page, one.path.startsWith("/") ? region.url + one.path : `${region.tenant}/${one.path}`, schemes, one);
      }
    }
  };
}

/** Every link of the navigation leads to a page with a heading, and says, within the window, that one is there. */
async function navigation(scene) {
  for (const [n, who] of ["operator", "admin"].entries()) {
    const { viewport } = WIDTHS[n];
    const { page } = await scene.open({ who, viewport });
    await page.goto(`${scene.region.tenant}/interviews`);
    const links = await page.locator("nav.side a").evaluateAll((all) => all.map((one) => one.href));
    assert.ok(links.length > 0);
    for (const link of links) {
      assert.equal((await page.goto(link)).status(), 200, link);
      assert.equal(await page.locator("h1").count(), 1, link);
      const here = page.locator('nav.side a[aria-current="page"]');
      assert.equal(await here.getAttribute("href"), new URL(link).pathname);
      const { x, width } = await here.boundingBox();
      assert.ok(x >= 0 && x + width <= viewport.width, `${link} is seen in the navigation`);
    }
  }
}

/** The first thing that the key Tab reaches leads past the navigation. */
async function skip(scene) {
  const { page } = await scene.open({ who: "admin" });
  await page.goto(`${scene.region.url}/account`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "content");
}

export const each = {
  ...Object.fromEntries(WIDTHS.map((width) => [`every page, ${width.name}`, walk(width)])),
  "the navigation": navigation,
  "past the navigation": skip,
};
