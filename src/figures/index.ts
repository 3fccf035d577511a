import { decomposition } from "./decomposition/index.js";
import type { Figure } from "./figure.js";
import { memory } from "./memory/index.js";
import { model } from "./model/index.js";

/** Every kind of figure by name. A new figure is one file beside this one and one line here. */
export const figures: Readonly<Record<string, Figure>> = { decomposition, model, memory };
