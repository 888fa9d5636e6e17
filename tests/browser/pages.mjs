// The pages that are walked: one line for each. `path` is below the tenant's address, or begins with `/` where the page is the
// region's. `who` is who signs in.

export const WIDTHS = [
  { name: "desktop", viewport: { width: 1360, height: 860 } },
  { name: "phone", viewport: { width: 390, height: 800 } },
];

/** The same steps at each width; `walk` is given the scene and the width. */
export const atEachWidth = (name, walk) =>
  Object.fromEntries(WIDTHS.map((width) => [`${name}, ${width.name}`, (scene) => walk(scene, width)]));

export const PEOPLE = { admin: "admin@example.com", coordinator: "coordinator@example.com", operator: "operator@example.com" };

export const PAGES = [
  { path: "interviews", heading: "Interviews", who: "admin" },
  { path: "interviews?state=all", heading: "Interviews", who: "coordinator" },
  { path: "interviews?state=lapsed&text=nobody", heading: "Interviews", who: "operator" },
  { path: "candidates", heading: "Candidates", who: "coordinator" },
  { path: "jobs", heading: "Jobs", who: "coordinator" },
  { path: "users", heading: "Users", who: "coordinator" },
  { path: "sync", heading: "Sync", who: "admin" },
  { path: "deliveries", heading: "Deliveries", who: "admin" },
  { path: "deliveries/given-up", heading: "Deliveries", who: "admin" },
  { path: "onboarding", heading: "Onboarding", who: "admin" },
  { path: "settings", heading: "ATS Integration", who: "admin" },
  { path: "settings/triggers", heading: "ATS Integration", who: "admin" },
  { path: "settings/fields", heading: "ATS Integration", who: "admin" },
  { path: "settings/mirror", heading: "ATS Integration", who: "admin" },
  { path: "settings/secrets", heading: "ATS Integration", who: "admin" },
  { path: "settings/history", heading: "ATS Integration", who: "admin" },
  { path: "stages", heading: "Stages", who: "admin" },
  { path: "stages/import", heading: "Stages", who: "admin" },
  { path: "stages/proposals", heading: "Stages", who: "admin" },
  { path: "applications", heading: "Applications", who: "coordinator" },
  { path: "api-access/webhooks", heading: "API access", who: "admin" },
  { path: "api-access", heading: "API access", who: "admin" },
  { path: "people", heading: "People", who: "admin" },
  { path: "/operator", heading: "All customers", who: "operator" },
  { path: "/operator/people", heading: "People", who: "operator" },
  { path: "/account", heading: "Your account", who: "admin" },
];

// Without a session, with the status that they answer.
export const OPEN_PAGES = [
  { path: "/sign-in", heading: "Sign in", status: 200 },
  { path: "/sign-in/invitation/none", heading: "There is nothing here", status: 404 },
];

// Pictures for docs/images: `open` is what is clicked before.
export const PICTURES = [
  { name: "interviews", path: "interviews?state=all", who: "coordinator" },
  { name: "interview", path: "interviews?state=all", who: "coordinator", open: "[data-drawer]", also: "dark" },
  { name: "candidates", path: "candidates", who: "coordinator" },
  { name: "sync", path: "sync", who: "admin" },
  { name: "onboarding", path: "onboarding", who: "admin" },
  { name: "settings", path: "settings", who: "admin" },
  { name: "operator", path: "/operator", who: "operator" },
];
