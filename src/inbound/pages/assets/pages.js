// What pages gain by a script: times in the reader's zone, a drawer beside the list, keys, and a link that is copied with a click.
// Every page works without it.
"use strict";

const zone = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

function enliven(root) {
  for (const time of root.querySelectorAll("time[data-local]")) {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) {
      time.title = time.textContent;
      time.textContent = zone.format(at);
    }
    time.removeAttribute("data-local");
  }
}

const place = () => document.getElementById("drawer");
let list = location.pathname + location.search;

function mark(url) {
  for (const row of document.querySelectorAll("[data-row]")) {
    const link = row.querySelector("[data-drawer]");
    row.classList.toggle("is-open", Boolean(url) && link.pathname === url);
  }
}

async function openDrawer(link) {
  const answer = await fetch(link.href, { headers: { "HX-Request": "true", "X-By-Hand": "true" } });
  if (answer.headers.has("HX-Redirect") || !answer.ok) {
    location.assign(link.href);
    return;
  }
  if (!location.pathname.startsWith(link.pathname.replace(/\/[^/]*$/, "/"))) {
    list = location.pathname + location.search;
  }
  place().innerHTML = await answer.text();
  document.querySelector(".with-drawer").classList.add("is-open");
  history.replaceState(null, "", link.pathname);
  htmx.process(place());
  enliven(place());
  mark(link.pathname);
  place().querySelector("[tabindex]").focus();
}

function closeDrawer() {
  const back = document.querySelector("[data-row].is-open [data-drawer]");
  place().innerHTML = "";
  document.querySelector(".with-drawer").classList.remove("is-open");
  history.replaceState(null, "", list);
  mark(null);
  (back || document.getElementById("content")).focus();
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
    return;
  }
  const opened = event.target.closest("[data-drawer]");
  const closed = event.target.closest("[data-close]");
  if (opened) {
    event.preventDefault();
    openDrawer(opened);
  } else if (closed && list !== location.pathname + location.search) {
    event.preventDefault();
    closeDrawer();
  }
});

document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-copy]")) {
    event.target.select();
  }
});

function step(by) {
  const links = [...document.querySelectorAll("[data-row] [data-drawer]")];
  const at = links.indexOf(document.activeElement);
  const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by];
  if (next) {
    next.focus();
  }
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === "Escape" && place() && place().firstElementChild) {
    if (typing) {
      typing.blur();
    }
    const close = place().querySelector("[data-close]");
    close.click();
  } else if (!typing && event.key === "/" && document.querySelector("[data-search]")) {
    event.preventDefault();
    document.querySelector("[data-search]").focus();
  } else if (!typing && (event.key === "j" || event.key === "k")) {
    step(event.key === "j" ? 1 : -1);
  }
});

// A part that is read again must not lose what somebody stands on, nor work while nobody looks.
let stood = null;

function inWords(at) {
  const link = (a) => `a[href="${CSS.escape(a.getAttribute("href"))}"]`;
  const row = at.closest("[data-row]");
  if (at.id) {
    return `#${CSS.escape(at.id)}`;
  } else if (at.form) {
    return `form[action="${CSS.escape(at.form.getAttribute("action"))}"] button`;
  } else if (!at.matches("a[href]")) {
    return null;
  }
  return row ? `[data-row]:has(${link(row.querySelector("[data-drawer]"))}) ${link(at)}` : link(at);
}

document.addEventListener("htmx:before:request", (event) => {
  if (document.hidden) {
    event.preventDefault();
  }
});
document.addEventListener("htmx:before:swap", () => {
  const at = document.activeElement;
  stood = at.closest("#list, #drawer, #steps") ? inWords(at) : null;
});
document.addEventListener("htmx:after:swap", () => {
  enliven(document);
  const drawer = place();
  const open = drawer && drawer.querySelector("[data-open]");
  mark(open ? location.pathname : null);
  // What cannot be pressed any more takes no focus: then the drawer is read from its name on.
  for (const again of stood ? [stood, "#who"] : []) {
    const found = document.activeElement === document.body && document.querySelector(again);
    if (found) {
      found.focus({ preventScroll: true });
    }
  }
});

// Where a narrow window shows a part of the navigation or of the tabs, it is the part with this page.
function showHere(here) {
  const bar = here.closest("nav");
  const [inner, outer] = [here.getBoundingClientRect(), bar.getBoundingClientRect()];
  bar.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
}

document.addEventListener("DOMContentLoaded", () => {
  enliven(document);
  document.querySelectorAll('nav [aria-current="page"]').forEach(showHere);
  const open = place() && place().querySelector("[data-open]");
  if (open) {
    list = open.querySelector("[data-close]").getAttribute("href");
    place().querySelector("[tabindex]").focus();
    mark(location.pathname);
  }
});
