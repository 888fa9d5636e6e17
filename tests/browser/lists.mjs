// The lists of the mirror, and the list of all customers.

import { strict as assert } from "node:assert";

import { atEachWidth } from "./pages.mjs";
import { appears, fits } from "./seen.mjs";

// What is searched for, and what its name leads to.
const LISTS = [
  { path: "candidates", text: "tanaka", name: "Mei Tanaka", leads: /text=Mei\+Tanaka/, hasPage: true },
  { path: "jobs", text: "support", name: "Support Engineer", leads: /job=\d+/, hasPage: false },
  { path: "users", text: "ruiz", name: "Ana Ruiz", leads: /recruiter=\d+/, hasPage: true },
];

/** The demo's first import begins within half a minute. */
const IMPORTED_WITHIN = 60_000;

async function search(page, text) {
  await page.fill("#text", text);
  await page.getByRole("button", { name: "Show", exact: true }).click();
}

async function lists(scene, { viewport }) {
  const { page } = await scene.open({ who: "coordinator", viewport });
  for (const { path, text, name, leads, hasPage } of LISTS) {
    await appears(page, `${scene.region.tenant}/${path}`, page.locator("tbody tr"), IMPORTED_WITHIN);
    const all = await page.locator("tbody tr").count();
    await search(page, text);
    assert.equal(await page.locator("tbody tr").count(), 1, `${path} with ${text}`);
    assert.equal(await page.inputValue("#text"), text);
    assert.match(await page.locator("a.name", { hasText: name }).getAttribute("href"), leads);
    if (hasPage) {
      const profile = await page.getByRole("link", { name: `Profile in iCIMS: ${name}` }).getAttribute("href");
      assert.ok(profile.startsWith(`${scene.region.icims}/`), profile);
      assert.match(await (await fetch(profile)).text(), new RegExp(name));
    }
    await search(page, "nobody is called so");
    assert.match(await page.locator(".empty h2").innerText(), /Nothing fits/);
    await fits(page, `${path} without anybody`);
    await page.locator(".empty a").click();
    assert.equal(await page.locator("tbody tr").count(), all);
    await page.goto(`${scene.region.tenant}/${path}?text=${text}`);
    await page.locator("a.name", { hasText: name }).click();
    assert.equal(await page.locator("h1").innerText(), "Interviews");
  }
}

async function customers(scene, { viewport }) {
  const { page } = await scene.open({ who: "operator", viewport });
  await page.goto(`${scene.region.url}/operator`);
  await search(page, "nobody is called so");
  assert.match(await page.locator(".empty h2").innerText(), /Nothing fits/);
  await fits(page, "customers that nobody has");
  await page.locator(".empty a").click();
  await search(page, "example");
  await page.getByRole("link", { name: "Example Company", exact: true }).click();
  assert.equal(await page.locator("h1").innerText(), "Interviews");
  assert.equal(await page.locator(".tenant").innerText(), "Example Company");
}

export const searched = { ...atEachWidth("lists are searched", lists), ...atEachWidth("a customer is found", customers) };
