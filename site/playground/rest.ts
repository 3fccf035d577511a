/** Tables, numbers and training steps. They load when a tag needs them. */
import { methods } from "../../src/models/methods/index.js";
import { allSimulations } from "../../src/models/steps/all.js";
import { simulations } from "../../src/models/steps/index.js";
import { tableOptions as options } from "../../src/tables/tables.js";
import { ID } from "../../src/tag/options.js";

export { renderTag } from "../../src/tag/evaluate.js";

export const tableOptions = { ...options, id: ID };
export const methodNames: readonly string[] = Object.keys(methods);

// The first script of the playground contains no simulations.
Object.assign(simulations, allSimulations);
