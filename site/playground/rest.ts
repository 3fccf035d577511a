/** Tables, numbers, references, lists, training steps and lists of errors. They load when a tag needs them. */
import { escapeText } from "../../src/escape.js";
import { methods } from "../../src/models/methods/index.js";
import { allSimulations } from "../../src/models/steps/all.js";
import { simulations } from "../../src/models/steps/index.js";
import type { Options } from "../../src/options.js";
import { tableOptions } from "../../src/tables/tables.js";
import { ID } from "../../src/tag/options.js";
import { listOptions, refOptions, type SiteRequest } from "../../src/tag/references.js";

export { renderTag } from "../../src/tag/evaluate.js";
export { toProblems } from "./problems.js";

/** The options of each tag that makes no figure. */
export const options: Readonly<Record<string, Options>> = {
  loraTable: { ...tableOptions, id: ID },
  loraRef: refOptions,
  loraList: listOptions,
};
export const methodNames: readonly string[] = Object.keys(methods);

// The first script of the playground contains no simulations.
Object.assign(simulations, allSimulations);

/** Describes what a build writes instead of a tag that needs the site's other pages. */
export function describe(request: SiteRequest): string {
  if (request.kind === "reference")
    return `<p>In a sentence, a build writes a link to the figure or table “${escapeText(request.id)}”, with its number.</p>`;
  const { chapter } = request;
  const which = chapter === undefined ? "the site" : `chapter ${escapeText(chapter)}`;
  return `<p>A build writes a list of all figures and tables of ${which}, with links.</p>`;
}
