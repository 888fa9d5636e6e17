// What changes by itself, and what must not.

import { strict as assert } from "node:assert";

import { candidates } from "./demo.mjs";
import { WIDTHS } from "./pages.mjs";
import { sendSomebody } from "./plain.mjs";

const list = (scene) => `${scene.region.tenant}/interviews`;

/** Somebody is sent from iCIMS while the list is open. */
async function appears(scene) {
  const { page } = await scene.open({ who: "coordinator", viewport: WIDTHS[0].viewport });
  await page.goto(list(scene));
  const before = await page.locator("[data-drawer]").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  const { name } = await sendSomebody(scene.region);
  await page.waitForFunction((known) => {
    const first = document.querySelector("[data-drawer]");
    return first && !known.includes(first.getAttribute("href"));
  }, before);
  await page.locator("[data-row]", { hasText: name }).first().waitFor();
  await page.locator("[data-drawer]").first().click();
  await page.locator(".drawer", { hasText: "Ready to be scheduled" }).waitFor();
}

/** What cannot be read leaves the list as it is; it goes on by itself. */
async function fails(scene) {
  const { page, context } = await scene.open({ who: "coordinator", allowed: [503] });
  await page.goto(`${list(scene)}?state=all`);
  const rows = await page.locator("[data-row]").count();
  let refused = 0;
  const isPart = (url) => url.pathname.endsWith("/interviews");
  await context.route(isPart, async (route) => {
    refused += 1;
    await route.fulfill({ status: 503, contentType: "text/html", body: "<h1>Broken</h1>" });
  });
  const failed = page.waitForResponse((answer) => answer.status() === 503);
  await failed;
  await page.waitForTimeout(300);
  assert.ok(refused > 0);
  assert.equal(await page.locator("[data-row]").count(), rows);
  assert.equal(await page.locator("h1").innerText(), "Interviews");
  await context.unroute(isPart);
  await page.waitForResponse((answer) => answer.status() === 200 && isPart(new URL(answer.url())));
}

/** A session that ended sends the whole page to the sign-in, not a form into the list. */
async function ends(scene) {
  const { page, context } = await scene.open({ who: "coordinator" });
  await page.goto(list(scene));
  await context.clearCookies();
  await page.waitForURL((url) => url.pathname === "/sign-in");
  await page.locator("#password").waitFor();
}

/** Whoever only looks changes nothing: a link that is shared in a chat is fetched by machines. */
async function prefetched(scene) {
  const { region } = scene;
  const { name } = await sendSomebody(region);
  const { page } = await scene.open({ who: "coordinator" });
  await page.goto(`${list(scene)}?text=${encodeURIComponent(name)}`);
  await page.locator("[data-drawer]").first().click();
  await page.locator(".drawer", { hasText: "Ready to be scheduled" }).waitFor();
  const [drawer, link] = [page.url(), await page.inputValue("#link")];
  assert.ok(link.startsWith(`${region.url}/v2/ats/open/`), link);
  const before = await candidates(region);

  const robot = await scene.open({ javaScriptEnabled: true, userAgent: "Slackbot-LinkExpanding 1.0" });
  const headers = { "sec-purpose": "prefetch", purpose: "prefetch" };
  for (const method of ["HEAD", "GET"]) {
    assert.equal((await robot.context.request.fetch(link, { method, headers })).status(), 200);
  }
  await robot.page.goto(link);
  for (const url of await robot.page.locator("a[href]").evaluateAll((all) => all.map((one) => one.href))) {
    if (url.startsWith(`${region.url}/`)) {
      await robot.context.request.get(url, { headers });
    }
  }
  await page.goto(drawer);
  assert.equal(await page.locator(".drawer .state h3").innerText(), "Ready to be scheduled");
  assert.equal(await page.getByRole("button", { name: "Open", exact: true }).isEnabled(), true);
  assert.deepEqual(await candidates(region), before, "nobody was moved in iCIMS");
}

export const live = {
  "a candidate appears by itself": appears,
  "a list that cannot be read again": fails,
  "a session that ends": ends,
  "a reader of links": prefetched,
};
