// Without JavaScript: everything can be done.

import { strict as assert } from "node:assert";

import { BEFORE, SENT, candidates, move } from "./demo.mjs";
import { PEOPLE, WIDTHS } from "./pages.mjs";

/** Sends somebody who has not been sent; the address of the page that shows the hand-off. */
export async function sendSomebody(region) {
  const all = await candidates(region);
  const one = all.find(({ status }) => !status.includes("Send to GoodTime")) ?? all[0];
  await move(region, one.application, BEFORE);
  await move(region, one.application, SENT);
  return one;
}

function walk({ viewport }) {
  return async (scene) => {
    const { page } = await scene.open({ javaScriptEnabled: false, viewport, allowed: [422, 409] });
    const { region } = scene;
    const { name } = await sendSomebody(region);
    await page.goto(`${region.tenant}/interviews`);
    await page.fill("#name", PEOPLE.coordinator);
    await page.fill("#password", "not the password of anybody");
    await page.click("form button");
    assert.match(await page.locator('[role="alert"]').innerText(), /is not right/);
    assert.equal(await page.inputValue("#name"), PEOPLE.coordinator, "the name is kept");
    assert.equal(await page.inputValue("#password"), "", "the password is not");
    await page.fill("#password", region.password);
    await page.click("form button");
    assert.equal(page.url(), `${region.tenant}/interviews`, "back to what was wanted");

    await page.fill("#text", name);
    await page.click(".filters button");
    await page.locator("[data-drawer]", { hasText: name }).first().click();
    assert.equal(await page.locator(".drawer h2").innerText(), name);
    await page.getByRole("button", { name: "Open", exact: true }).click();
    assert.match(await page.locator(".drawer .notice.good").innerText(), /^Opened\./);
    const url = new URL(page.url()).pathname;
    await page.getByRole("button", { name: "End the hand-off" }).click();
    assert.match(await page.locator(".drawer .notice.good").innerText(), /has ended/);
    assert.equal(await page.getByRole("button", { name: "Open", exact: true }).isDisabled(), true);
    await page.locator(".drawer .close").click();
    assert.equal(await page.locator(".drawer").count(), 0);
    await page.getByRole("link", { name: "Lapsed" }).click();
    assert.ok(await page.locator(`[data-drawer][href="${url}"]`).count(), "it stands among those that ended");

    await page.getByRole("button", { name: "Sign out" }).click();
    assert.equal(new URL(page.url()).pathname, "/sign-in");
    await page.goto(region.url + url);
    assert.equal(new URL(page.url()).pathname, "/sign-in", "nobody is in any more");
  };
}

export const plain = Object.fromEntries(WIDTHS.map((width) => [`without JavaScript, ${width.name}`, walk(width)]));
