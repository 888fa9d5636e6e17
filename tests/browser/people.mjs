// Somebody is invited, comes in, and is shut out.

import { strict as assert } from "node:assert";

import { PEOPLE, atEachWidth } from "./pages.mjs";
import { fits, press, said, wrongAt } from "./seen.mjs";

const PASSWORD = "a newcomer with a long password";

/** The link of an invitation, for a role that somebody has already. */
async function invite(page, url, role, signIn) {
  await page.goto(url);
  await page.locator("summary", { hasText: "Invite somebody" }).click();
  await page.selectOption("#role", role);
  await page.fill("#sign_in", PEOPLE[role]);
  await press(page, "Make the link");
  assert.match(await wrongAt(page.locator("#sign_in")), /already/);
  assert.equal(await page.inputValue("#role"), role, "what was chosen is kept");
  await fits(page, "an invitation of somebody who is there");
  await page.fill("#sign_in", signIn);
  await press(page, "Make the link");
  const link = await page.inputValue("#made");
  await fits(page, "the link of an invitation");
  await page.goto(url);
  assert.equal((await page.content()).includes(link), false, "it is shown once");
  return link;
}

/** Follows it, with a mistake first. */
async function accept(page, link, signIn) {
  await page.goto(link);
  assert.equal(await page.inputValue("#sign_in"), signIn);
  await page.fill("#name", "Nora Newcomer");
  await page.fill("#password", PASSWORD);
  await page.fill("#again", `${PASSWORD}!`);
  await press(page, "Make my account");
  assert.match(await page.locator('[role="alert"]').innerText(), /differ/);
  assert.equal(await page.inputValue("#name"), "Nora Newcomer");
  await fits(page, "an invitation with a mistake");
  await page.fill("#password", PASSWORD);
  await page.fill("#again", PASSWORD);
  await press(page, "Make my account");
  assert.equal(await page.locator("h1").innerText(), "Interviews", "they are in");
}

async function walk(scene, { name, viewport }) {
  const signIn = `newcomer-${name}@example.com`;
  const { page } = await scene.open({ who: "admin", viewport, allowed: [422] });
  const link = await invite(page, `${scene.region.tenant}/people`, "coordinator", signIn);
  const theirs = await scene.open({ viewport, allowed: [422, 404] });
  await accept(theirs.page, link, signIn);
  const late = await scene.open({ viewport, allowed: [404] });
  await late.page.goto(link);
  assert.match(await late.page.locator('[role="alert"]').innerText(), /was used/, "it counts once");

  await page.goto(`${scene.region.tenant}/people`);
  const row = page.locator("tbody tr", { hasText: signIn });
  await row.getByRole("combobox").selectOption("viewer");
  await row.getByRole("button", { name: /^Give this role/ }).click();
  assert.match(await said(page, "good"), /sign in again/);
  await theirs.page.reload();
  assert.equal(new URL(theirs.page.url()).pathname, "/sign-in", "with another role they sign in again");
  const enter = async () => {
    await theirs.page.fill("#name", signIn);
    await theirs.page.fill("#password", PASSWORD);
    await press(theirs.page, "Sign in");
  };
  await enter();
  assert.equal(new URL(theirs.page.url()).pathname, new URL(`${scene.region.tenant}/interviews`).pathname);

  await row.getByRole("button", { name: /^Disable/ }).click();
  assert.match(await said(page, "good"), /its sessions have ended/);
  await fits(page, "an account that is disabled");
  await theirs.page.getByRole("link", { name: "Jobs", exact: true }).click();
  assert.equal(new URL(theirs.page.url()).pathname, "/sign-in", "they are out");
  await enter();
  assert.match(await theirs.page.locator('[role="alert"]').innerText(), /is not right/);
}

/** Operators invite operators, who are there for all customers. */
async function operators(scene, { name, viewport }) {
  const { region } = scene;
  const { page } = await scene.open({ who: "operator", viewport, allowed: [422] });
  const signIn = `operator-${name}@example.com`;
  const theirs = await scene.open({ viewport });
  await theirs.page.goto(await invite(page, `${region.url}/operator/people`, "operator", signIn));
  await theirs.page.fill("#name", "Otto Operator");
  await theirs.page.fill("#password", PASSWORD);
  await theirs.page.fill("#again", PASSWORD);
  await press(theirs.page, "Make my account");
  await theirs.page.getByRole("link", { name: "All customers" }).first().click();
  assert.equal(await theirs.page.locator("h1").innerText(), "All customers", "they are in");
  await page.goto(`${region.url}/operator/people`);
  await page.locator("tbody tr", { hasText: signIn }).getByRole("button", { name: /^Disable/ }).click();
  assert.match(await said(page, "good"), /its sessions have ended/);
  await theirs.page.reload();
  assert.equal(new URL(theirs.page.url()).pathname, "/sign-in", "they are out");
}

export const people = { ...atEachWidth("somebody is invited", walk), ...atEachWidth("an operator is invited", operators) };
