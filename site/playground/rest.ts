/** Tables, numbers, references, lists, training steps, four figures, adapter files and lists of errors. They load when a tag needs them. */
import { assertFits, type Place } from "../../plugin/place.js";
import { escapeText } from "../../src/escape.js";
import { adapter } from "../../src/figures/adapter/index.js";
import { capacity } from "../../src/figures/capacity/index.js";
import { figures } from "../../src/figures/index.js";
import { initialization } from "../../src/figures/initialization/index.js";
import { merge } from "../../src/figures/merge/index.js";
import { methods } from "../../src/models/methods/index.js";
import { allSimulations } from "../../src/models/steps/all.js";
import { simulations } from "../../src/models/steps/index.js";
import type { Options } from "../../src/options.js";
import { tableOptions } from "../../src/tables/tables.js";
import { renderTag } from "../../src/tag/evaluate.js";
import type { Host, RenderedFigure } from "../../src/tag/figure.js";
import { ID } from "../../src/tag/options.js";
import { listOptions, refOptions } from "../../src/tag/references.js";
import { type Arguments, TagError } from "../../src/tag/values.js";
import type { Evaluated } from "./kinds.js";

export { createFileField, readAdapter, remarkOn } from "./adapters.js";
export { toProblems } from "./problems.js";

/** The options of each tag that makes no figure. */
export const options: Readonly<Record<string, Options>> = {
  loraTable: { ...tableOptions, id: ID },
  loraRef: refOptions,
  loraList: listOptions,
};
export const methodNames: readonly string[] = Object.keys(methods);

// The first script of the playground contains no simulations, and only the names of these figures.
Object.assign(simulations, allSimulations);
Object.assign(figures.adapter, adapter);
Object.assign(figures.capacity, capacity);
Object.assign(figures.initialization, initialization);
Object.assign(figures.merge, merge);

/** Evaluates a tag as a build does, but throws TagError if the tag needs an author's content. */
export function evaluate(args: Arguments, place: Place, data: object, host: Host): Evaluated {
  const rendered = renderTag(args, data, host);
  if (rendered.kind === "end" || args.tag === "loraFigure")
    throw new TagError(
      "loraFigure is for an author's own content, which the playground does not have",
    );
  assertFits(rendered, place);
  return rendered;
}

/** Describes what a build writes instead of a tag that makes neither a figure nor a table. */
export function describe(rendered: Exclude<Evaluated, RenderedFigure>): string {
  if (rendered.kind === "number")
    return `<p>In a sentence, this tag shows <strong>${escapeText(rendered.text)}</strong>.</p>`;
  if (rendered.kind === "reference")
    return `<p>In a sentence, a build writes a link to the figure or table “${escapeText(rendered.id)}”, with its number.</p>`;
  const { chapter } = rendered;
  const which = chapter === undefined ? "the site" : `chapter ${escapeText(chapter)}`;
  return `<p>A build writes a list of all figures and tables of ${which}, with links.</p>`;
}
