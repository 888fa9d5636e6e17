// The demo: what it prints, and the people who sign in to it.

import { spawn } from "node:child_process";
import { join } from "node:path";

const READY_WITHIN = 60_000;
const GONE_WITHIN = 10_000;

/** Starts the demo in a folder of its own; `regions` have what it prints of each. */
export async function startDemo(program, root) {
  const child = spawn(program, ["demo", "--dir", join(root, "target/browser/data")], { stdio: ["ignore", "pipe", "pipe"] });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  let said = "";
  const ready = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the demo is not ready:\n${said}`)), READY_WITHIN);
    const hear = (chunk) => {
      said += chunk;
      if (said.includes("Ctrl-C ends it.")) {
        clearTimeout(late);
        resolve();
      }
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", (chunk) => (said += chunk));
    gone.then((code) => reject(new Error(`the demo ended with ${code}:\n${said}`)));
  });
  const stop = async () => {
    child.kill("SIGINT");
    const hard = setTimeout(() => child.kill("SIGKILL"), GONE_WITHIN);
    await gone;
    clearTimeout(hard);
  };
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  const desks = [...said.matchAll(/(http:\S+)\/sim {2}move/g)].map(([, url]) => url);
  const doors = [...said.matchAll(/(http:\S+)\/sign-in {2}password (\S+)/g)];
  const regions = doors.map(([, url, password], n) => ({ url, password, icims: desks[n], tenant: `${url}/tenants/1` }));
  if (regions.length !== 2 || desks.length !== 2) {
    throw new Error(`the demo does not say where to sign in:\n${said}`);
  }
  return { regions, stop };
}

/** Candidates and where they stand, as the pretend iCIMS tells. */
export async function candidates(region) {
  const html = await (await fetch(`${region.icims}/sim`)).text();
  const found = html.matchAll(/id="w(\d+)">\s*<div class="head"><h3><a [^>]*>([^<]*)<\/a><\/h3><span class="tag">([^<]*)</g);
  return [...found].map(([, application, name, status]) => ({ application, name, status }));
}

/** The recruiter moves a candidate in iCIMS. */
export async function move(region, application, status) {
  const body = new URLSearchParams({ status });
  const path = `/sim/applications/${application}/status`;
  const answer = await fetch(region.icims + path, { method: "POST", body, redirect: "manual" });
  if (answer.status !== 303) {
    throw new Error(`${path} answered ${answer.status}`);
  }
}

/** The pretend iCIMS behaves otherwise, by the names of docs/simulator.md. */
export async function switches(region, change) {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${region.icims}/sim/switches`, { method: "POST", headers, body: JSON.stringify(change) });
  if (!answer.ok) {
    throw new Error(`/sim/switches answered ${answer.status}: ${await answer.text()}`);
  }
}

/** "Send to GoodTime", and where candidates stand before. */
export const SENT = "C20700";
export const BEFORE = "D10100";
