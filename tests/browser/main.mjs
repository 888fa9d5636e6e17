// Walks the pages, one step after the other, each within its time; the first thing that is wrong of each step is told.
// `main.mjs PROGRAM ROOT`.

import { strict as assert } from "node:assert";
import { join } from "node:path";

import { startDemo } from "./demo.mjs";
import { PEOPLE } from "./pages.mjs";
import { launch, open, signIn } from "./seen.mjs";
import { STEPS } from "./steps.mjs";

const STEP_WITHIN = 150_000;

/** What every step is given. */
class Scene {
  constructor(browser, demo) {
    this.browser = browser;
    this.region = demo.regions[0];
    this.states = {};
    this.windows = [];
  }

  /** A window; `who` has signed in there already. */
  async open({ who, ...options } = {}) {
    const storageState = who && this.states[who];
    const window = await open(this.browser, this.region, { ...options, storageState });
    this.windows.push(window);
    return window;
  }

  async signIn() {
    for (const [who, name] of Object.entries(PEOPLE)) {
      const { page } = await this.open();
      this.states[who] = await signIn(page, this.region, name);
    }
    await this.close();
  }

  async close() {
    const windows = this.windows.splice(0);
    await Promise.all(windows.map(({ context }) => context.close()));
    return windows.flatMap(({ noted }) => noted);
  }
}

async function within(span, promise) {
  let late;
  const limit = new Promise((_, reject) => (late = setTimeout(() => reject(new Error(`not done after ${span / 1000} s`)), span)));
  return Promise.race([promise, limit]).finally(() => clearTimeout(late));
}

async function step(scene, name, walk, root) {
  const began = performance.now();
  const took = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  try {
    await within(STEP_WITHIN, walk(scene));
    assert.deepEqual(await scene.close(), [], "nothing may be noted");
    console.log(`ok      ${name} (${took()})`);
    return true;
  } catch (error) {
    console.log(`FAILED  ${name} (${took()})\n${error.stack.split("\nBrowser logs")[0]}`);
    const picture = join(root, "target/browser", `failed-${name.replaceAll(/\W+/g, "-")}.png`);
    await scene.windows.at(-1)?.page.screenshot({ path: picture }).then(() => console.log(`see ${picture}`), () => {});
    await scene.close();
    return false;
  }
}

async function main([program, root, only = ""]) {
  const demo = await startDemo(program, root);
  const browser = await launch().catch(async (error) => {
    await demo.stop();
    throw error;
  });
  const end = async () => {
    await browser.close();
    await demo.stop();
  };
  let isLate = false;
  process.once("SIGTERM", () => {
    isLate = true;
    console.log("FAILED  the whole: it takes too long");
    end().finally(() => process.exit(1));
  });
  try {
    const scene = new Scene(browser, demo);
    await scene.signIn();
    let failed = 0;
    for (const [name, walk] of Object.entries(STEPS).filter(([name]) => name.includes(only))) {
      failed += isLate || (await step(scene, name, walk, root)) ? 0 : 1;
    }
    assert.equal(failed, 0, "steps that failed");
  } finally {
    await end();
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
