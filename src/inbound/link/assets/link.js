// The page is whole without this script: it only saves a click and a reload.
"use strict";
const main = document.getElementById("handoff");

// A link from the answer to the recruiter's own click, minutes ago, or somebody who signed in: press the button for them, once
// they look. A browser fetches pages ahead of that, and opens some behind others.
function openItself() {
  if (document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", openItself);
  main.querySelector("form")?.submit();
}
if (main && "opensItself" in main.dataset) {
  document.addEventListener("visibilitychange", openItself);
  openItself();
}

// While something is about to change, look again: soon at first, then every few seconds, for half an hour at most.
const until = Date.now() + 30 * 60 * 1000;
let pause = 400;
async function look() {
  if (!main?.querySelector("[data-changing]") || Date.now() > until) return;
  try {
    const answer = await fetch(main.dataset.state, { redirect: "manual", cache: "no-store", headers: { "hx-request": "true" } });
    if (answer.ok) main.innerHTML = await answer.text();
    else if (answer.type === "opaqueredirect" || answer.status === 404 || answer.status === 410) return location.reload();
  } catch {
    // Offline for a moment: the next look may succeed.
  }
  pause = Math.min(pause * 1.5, 5000);
  setTimeout(look, pause);
}
setTimeout(look, pause);
