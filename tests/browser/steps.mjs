// What is walked, in order: what changes most comes last.

import { account } from "./account.mjs";
import { each } from "./each.mjs";
import { interviews } from "./interviews.mjs";
import { keys } from "./keys.mjs";
import { live } from "./live.mjs";
import { plain } from "./plain.mjs";

export const STEPS = { ...each, ...plain, ...keys, ...live, ...interviews, ...account };
