// Makes the pictures of docs/images from the demo: `screenshots.mjs PROGRAM ROOT`.

import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";

import { startDemo } from "./demo.mjs";
import { PEOPLE, PICTURES, WIDTHS } from "./pages.mjs";
import { sendSomebody } from "./plain.mjs";
import { launch, open, signIn } from "./seen.mjs";

/** A picture that is larger makes the repository heavy. */
const BYTES_MOST = 300_000;

const IMPORTED_WITHIN = 90_000;
const LOOK_EVERY = 1_000;

/** Waits until the first import is done: that is how the pages are. */
async function imported(browser, region, storageState) {
  const { context, page } = await open(browser, region, { storageState });
  const until = Date.now() + IMPORTED_WITHIN;
  do {
    await page.waitForTimeout(LOOK_EVERY);
    await page.goto(`${region.tenant}/sync`);
  } while ((await page.getByText("Up to date").count()) === 0 && Date.now() < until);
  await context.close();
}

async function picture(browser, region, storageState, one, colorScheme) {
  const { context, page } = await open(browser, region, { storageState, colorScheme, viewport: WIDTHS[0].viewport });
  await page.goto(one.path.startsWith("/") ? region.url + one.path : `${region.tenant}/${one.path}`);
  if (one.open) {
    await page.locator(one.open).first().click();
    await page.locator(".drawer").waitFor();
  }
  await page.waitForLoadState("networkidle");
  const path = join(one.folder, `${one.name}${colorScheme === "dark" ? "-dark" : ""}.png`);
  await page.screenshot({ path });
  await context.close();
  const { size } = await stat(path);
  if (size > BYTES_MOST) {
    throw new Error(`${path} has ${size} bytes`);
  }
  console.log(`${path} (${Math.round(size / 1000)} kB)`);
}

async function main([program, root]) {
  const folder = join(root, "docs/images");
  await mkdir(folder, { recursive: true });
  const demo = await startDemo(program, root);
  const browser = await launch();
  try {
    const [region] = demo.regions;
    await sendSomebody(region);
    const states = {};
    for (const who of Object.keys(PEOPLE)) {
      const { context, page } = await open(browser, region);
      states[who] = await signIn(page, region, PEOPLE[who]);
      await context.close();
    }
    await imported(browser, region, states.admin);
    for (const one of PICTURES) {
      for (const scheme of ["light", one.also].filter(Boolean)) {
        await picture(browser, region, states[one.who], { ...one, folder }, scheme);
      }
    }
  } finally {
    await browser.close();
    await demo.stop();
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
