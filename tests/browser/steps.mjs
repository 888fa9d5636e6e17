// What is walked, in order: what changes most comes last.

import { access } from "./access.mjs";
import { account } from "./account.mjs";
import { delivered } from "./deliveries.mjs";
import { each } from "./each.mjs";
import { interviews } from "./interviews.mjs";
import { keys } from "./keys.mjs";
import { searched } from "./lists.mjs";
import { live } from "./live.mjs";
import { onboarding } from "./onboarding.mjs";
import { pause } from "./pause.mjs";
import { people } from "./people.mjs";
import { plain } from "./plain.mjs";
import { session } from "./session.mjs";
import { settings } from "./settings.mjs";
import { stages } from "./stages.mjs";
import { sync } from "./sync.mjs";

export const STEPS = {
  ...each,
  ...plain,
  ...keys,
  ...live,
  ...interviews,
  ...sync,
  ...searched,
  ...delivered,
  ...onboarding,
  ...session,
  ...access,
  ...settings,
  ...stages,
  ...people,
  ...pause,
  ...account,
};
