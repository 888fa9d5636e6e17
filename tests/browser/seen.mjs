// A browser that notes what must not happen: an error in a script, a word on the console, a request to another host.

import { strict as assert } from "node:assert";

import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";

const STEP_WITHIN = 10_000;
/** Colours do not depend on the width, and are what takes longest to look at: they are looked at where a window is wide. */
const NARROW = 600;

export async function launch() {
  // Chromium refuses its sandbox to root.
  const args = process.getuid() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: "/usr/bin/chromium", args });
}

/** A window of its own, with its notes in `noted`; `allowed` are statuses of answers that a failure path expects. */
export async function open(browser, region, { allowed = [], ...options } = {}) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(STEP_WITHIN);
  const page = await context.newPage();
  const noted = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(`${region.url}/`)) {
      noted.push(`asks ${request.url()}`);
    }
  });
  page.on("pageerror", (error) => noted.push(`script: ${error.message}`));
  page.on("console", (message) => {
    const isExpected = allowed.some((status) => message.text().includes(`status of ${status} `));
    if (["error", "warning"].includes(message.type()) && !isExpected) {
      noted.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  return { context, page, noted };
}

/** Signs somebody in; the state that other windows begin with. */
export async function signIn(page, region, name, next = "/account") {
  await page.goto(`${region.url}/sign-in?next=${encodeURIComponent(next)}`);
  await page.fill("#name", name);
  await page.fill("#password", region.password);
  await page.click("form button");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return page.context().storageState();
}

/** What is seriously wrong for people who cannot see, hear or point. */
export async function unfit(page) {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] }); // There are no frames.
  const isNarrow = page.viewportSize().width < NARROW;
  const { violations } = await axe.disableRules(isNarrow ? ["color-contrast"] : []).analyze();
  const grave = violations.filter((one) => ["serious", "critical"].includes(one.impact));
  return grave.map((one) => `${one.id}: ${one.help} (${one.nodes.map((node) => node.target.join(" ")).join("; ")})`);
}

/** By how many pixels a page is wider than its window. */
export async function beside(page) {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** What is shown now fits the window, and is fit for everybody. */
export async function fits(page, what) {
  assert.equal(await beside(page), 0, `${what} fits the width`);
  assert.deepEqual(await unfit(page), [], what);
}

/** What a page says of what was done: the sentence and its tone. */
export async function said(page, tone) {
  const notice = page.locator(`main .notice.${tone}[role]`).first();
  await notice.waitFor();
  return notice.innerText();
}

/** Why a field was not taken: it says so to whoever cannot see it, too. */
export async function wrongAt(field) {
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  const ids = (await field.getAttribute("aria-describedby")).split(" ");
  const texts = await field.page().locator(".wrong, .notice.alert").evaluateAll(
    (all, ids) => all.filter((one) => ids.includes(one.id)).map((one) => one.textContent.trim()), ids,
  );
  assert.ok(texts.join("").length > 5, `the mistake is told where the field is described: ${ids}`);
  return texts.join(" ");
}

/** Reads a page again until something stands there: what workers do comes when they were there. */
export async function appears(page, url, what, within = STEP_WITHIN) {
  const late = performance.now() + within;
  do {
    assert.ok(performance.now() < late, `${url} shows it within ${within / 1000} s`);
    await page.goto(url);
  } while (!(await what.count()));
}

export const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();
