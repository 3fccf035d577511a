/** Renders a tag with the modules of the build. */
import type { Place } from "../../plugin/place.js";
import { LoraError } from "../../src/errors.js";
import type { Drawing } from "../../src/figures/figure.js";
import { parseTag } from "../../src/tag/arguments.js";
import { makesFigure, type RenderedFigure, renderFigure } from "../../src/tag/figure.js";
import { tagAt } from "../../src/tag/grammar.js";
import { type Arguments, lookUpIn, TagError } from "../../src/tag/values.js";
import { findKind, rest } from "./kinds.js";
import { words } from "./words.js";

/** Matches Markdown and formulas in a caption. */
const MARKDOWN = /[*_`$\\[]/;

interface Shown {
  readonly html: string;
  /** The source of downloads; absent for numbers and tables. */
  readonly drawing?: Drawing | undefined;
  readonly remark?: string | undefined;
}

/** A tag's arguments if it can be parsed, and either its result or its first error. */
export interface Result {
  readonly args?: Arguments;
  readonly shown?: Shown;
  readonly error?: Error;
  /** Whether the tag needs `rest`, which is not loaded. The figure may then lack activations. */
  readonly needsRest?: boolean;
}

/** Renders text as if it were a line of Markdown. `id` is the figure's id if the tag has none. */
export function render(text: string, id: string): Result {
  const line = text.trim();
  const source = tagAt(line, 0) ?? line;
  const parsed = parseTag(source);
  if ("error" in parsed) return { error: parsed.error };
  const { args } = parsed;
  const place = source === line ? "block" : "phrase";
  if (!rest && !(isFigure(args, place) && findKind(args)?.isLoaded !== false))
    return { needsRest: true };
  try {
    const shown = show(args, place, id);
    return { args, shown, needsRest: !rest && lacksActivations(shown) };
  } catch (error) {
    if (error instanceof TagError || error instanceof LoraError) return { args, error };
    throw error;
  }
}

/** Returns whether a tag makes a figure and has no text around it. Other tags need `rest`. */
const isFigure = (args: Arguments, place: Place): boolean => place === "block" && makesFigure(args);

/** Returns whether a figure leaves out activations, which `rest` may know. */
const lacksActivations = ({ drawing }: Shown): boolean =>
  drawing?.figure === "memory" && drawing.input.needs === undefined;

function show(args: Arguments, place: Place, id: string): Shown {
  let hasFiles = false;
  const addImage = () => {
    hasFiles = true;
    return "";
  };
  const host = { addImage, hasIsland: true, readAdapter: rest?.readAdapter };
  // The playground has no page data.
  const data = {};
  const lookUp = lookUpIn({ data, ...host });
  const rendered = isFigure(args, place)
    ? renderFigure(args, lookUp, host)
    : rest!.evaluate(args, place, data, host);
  const { named: given } = args;
  const isTranslated = given.has("lang") && !/^en\b/i.test(String(given.get("lang")));
  const otherRemark = isTranslated ? words.language : rest?.remarkOn(given);
  if (rendered.kind !== "figure") return { html: rest!.describe(rendered), remark: otherRemark };
  const hasMarkdown = MARKDOWN.test(String(given.get("caption")));
  const remark = hasMarkdown ? words.markdown : otherRemark;
  const element = { ...toResult(rendered, id), remark };
  if (!hasFiles) return element;
  const named = new Map([...given].filter(([name]) => name !== "format" && name !== "scale"));
  named.set("interactive", false);
  const still = renderFigure({ ...args, named }, lookUp, {});
  return { ...toResult(still, id), remark: words.files };
}

const toResult = (rendered: RenderedFigure, id: string): Shown => ({
  html: rendered.html(rendered.id ?? id),
  drawing: rendered.drawing,
});
