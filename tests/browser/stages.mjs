// The stages: an export is pasted or chosen, looked at, and imported.

import { strict as assert } from "node:assert";

import { switches } from "./demo.mjs";
import { atEachWidth } from "./pages.mjs";
import { fits, press, said, wrongAt } from "./seen.mjs";
import { workbook } from "./workbook.mjs";

// Those of the story, so that triggers and next statuses stay what they are.
const rows = (last) => [
  ["bin", "status", "id"],
  ["Review", "Send to GoodTime", "C20700"],
  ["Interview", "Interview Scheduled", "C20800"],
  ["Offer", last, "C20900"],
];
const csv = (rows) => rows.map((row) => row.join(",")).join("\n");
const count = (page, what) => page.locator(".counts li", { hasText: what }).locator("strong").innerText();

async function look(page) {
  await press(page, "Show what would change");
}

async function imported(page, last) {
  assert.match(await said(page, "good"), /were imported/);
  assert.match(await page.locator("tbody tr", { hasText: "C20900" }).innerText(), new RegExp(last));
}

async function pasted(scene, { name, viewport }) {
  const { page } = await scene.open({ who: "admin", viewport, allowed: [422] });
  await page.goto(`${scene.region.tenant}/stages/import`);
  await look(page);
  assert.match(await wrongAt(page.locator("#file")), /Choose a file, or paste/);
  await fits(page, "an import of nothing");

  const last = `Verbal Offer (${name})`;
  await page.fill("#text", csv([...rows(last), ["Offer", "Without an id", ""], ["Offer", "Without an end", "C"]]));
  await look(page);
  assert.equal(await page.locator("h1").innerText(), "What would change");
  assert.equal(await count(page, "in the file"), "3");
  const lines = page.locator("tbody th", { hasText: /^Line [56]$/ });
  assert.ok(await lines.count(), "lines that cannot be taken are named");
  await fits(page, "an import with problems");
  await press(page, "Import these stages");
  assert.equal(await page.locator("h1").innerText(), "What would change", "nothing is left out unasked");
  await page.getByLabel(/^Go on without the lines/).check();
  await press(page, "Import these stages");
  await imported(page, last.slice(0, 12));

  // Without what a rule moves to.
  await page.goto(`${scene.region.tenant}/stages/import`);
  await page.fill("#text", csv(rows(last).filter((row) => row[2] !== "C20800")));
  await look(page);
  await page.getByRole("heading", { name: /^Rules that would name/ }).waitFor();
  await fits(page, "an import that breaks rules");
}

async function chosen(scene, { name, viewport }) {
  const { page } = await scene.open({ who: "admin", viewport, allowed: [422] });
  const choose = async (name, mimeType, buffer) => {
    await page.goto(`${scene.region.tenant}/stages/import`);
    await page.setInputFiles("#file", { name, mimeType, buffer });
    await look(page);
  };
  const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const whole = workbook(rows(`Offer of Excel ${name}`));
  await choose("cut.xlsx", excel, whole.subarray(0, whole.length / 2));
  await wrongAt(page.locator("#file"));
  await fits(page, "a file that cannot be read");

  await choose("stages.csv", "text/csv", Buffer.from(csv(rows(`Offer of CSV ${name}`))));
  assert.equal(await count(page, "in the file"), "3");
  await page.getByRole("link", { name: "Choose another file" }).click();
  await choose("stages.xlsx", excel, whole);
  assert.equal(await count(page, "in the file"), "3");
  await press(page, "Import these stages");
  await imported(page, "Offer of Excel");
}

/** iCIMS is asked which stages it has, and shows no list of them at first. */
async function proposed(scene, { viewport }) {
  const { region } = scene;
  const { page } = await scene.open({ who: "admin", viewport });
  await page.goto(`${region.tenant}/stages/proposals`);
  await press(page, "Ask iCIMS now");
  assert.match(await said(page, "wait"), /Not everything could be read/);
  await fits(page, "an iCIMS without a list of stages");
  await switches(region, { status_list: "named" });
  await press(page, "Ask iCIMS now");
  assert.match(await said(page, "good"), /iCIMS was asked/);
  assert.equal(await page.getByText("Not everything could be read").count(), 0);
  await fits(page, "what iCIMS has");
  await switches(region, { status_list: "absent" });
}

export const stages = {
  ...atEachWidth("stages are pasted", pasted),
  ...atEachWidth("stages of a file", chosen),
  ...atEachWidth("stages are asked for", proposed),
};
