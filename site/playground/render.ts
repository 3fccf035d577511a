/** Renders a tag with the modules of the build. */
import { assertFits, type Place } from "../../plugin/place.js";
import { LoraError } from "../../src/errors.js";
import { escapeText } from "../../src/escape.js";
import type { Drawing } from "../../src/figures/figure.js";
import { parseTag } from "../../src/tag/arguments.js";
import { type Rendered, renderTag } from "../../src/tag/evaluate.js";
import { type Host, makesFigure, type RenderedFigure, renderFigure } from "../../src/tag/figure.js";
import { tagAt } from "../../src/tag/grammar.js";
import { type Arguments, lookUpIn, TagError } from "../../src/tag/values.js";
import { writeRendered } from "../../src/tag/write.js";
import { readAdapter, remarkOn } from "./chosen-files.js";
import { loadFigure } from "./figures.js";
import { findKind } from "./kinds.js";
import { findLocale, load } from "./languages.js";
import { words } from "./words.js";

/** Matches Markdown and formulas in a caption. */
const MARKDOWN = /[*_`$\\[]/;

interface Shown {
  readonly html: string;
  /** The source of downloads; absent for numbers and tables. */
  readonly drawing?: Drawing | undefined;
  readonly remark?: string | undefined;
}

/** A tag's arguments if it can be parsed, and either its result, its first error, or the end of loading its language and its figure. */
export interface Result {
  readonly args?: Arguments;
  readonly shown?: Shown;
  readonly error?: Error;
  readonly loading?: Promise<void>;
}

/** Renders text as if it were a line of Markdown. `id` is the figure's id if the tag has none. */
export function render(text: string, id: string): Result {
  const line = text.trim();
  const source = tagAt(line, 0) ?? line;
  const parsed = parseTag(source);
  if ("error" in parsed) return { error: parsed.error };
  const { args } = parsed;
  const kind = makesFigure(args) ? findKind(args) : undefined;
  const loading = load(String(args.named.get("lang"))) ?? (kind && loadFigure(kind.name));
  if (loading) return { args, loading };
  const place = source === line ? "block" : "phrase";
  try {
    return { args, shown: show(args, place, id) };
  } catch (error) {
    if (error instanceof TagError || error instanceof LoraError) return { args, error };
    throw error;
  }
}

/** The result of a tag that needs no author's content. */
type Evaluated = Exclude<Rendered, { readonly kind: "end" }>;

/** Evaluates a tag as a build does, but throws TagError if the tag needs an author's content. */
function evaluate(args: Arguments, place: Place, data: object, host: Host): Evaluated {
  const rendered = renderTag(args, data, host);
  if (rendered.kind === "end" || args.tag === "loraFigure")
    throw new TagError(
      "loraFigure is for an author's own content, which the playground does not have",
    );
  assertFits(rendered, place);
  return rendered;
}

/** Describes what a build writes instead of a tag that makes neither a figure nor a table. */
function describe(rendered: Exclude<Evaluated, RenderedFigure>): string {
  if (rendered.kind === "number")
    return `<p>In a sentence, this tag shows <strong>${escapeText(rendered.text)}</strong>.</p>`;
  if (rendered.kind === "reference")
    return `<p>In a sentence, a build writes a link to the figure or table “${escapeText(rendered.id)}”, with its number.</p>`;
  const { chapter } = rendered;
  const which = chapter === undefined ? "the site" : `chapter ${escapeText(chapter)}`;
  return `<p>A build writes a list of all figures and tables of ${which}, with links.</p>`;
}

function show(args: Arguments, place: Place, id: string): Shown {
  let hasFiles = false;
  const addImage = () => {
    hasFiles = true;
    return "";
  };
  const host = { addImage, hasIsland: true, lang: "en", findLocale, readAdapter };
  // The playground has no page data.
  const data = {};
  const rendered = evaluate(args, place, data, host);
  const { named: given } = args;
  const isUnknown = given.has("lang") && !findLocale(String(given.get("lang")));
  const otherRemark = isUnknown ? words.language : remarkOn(given);
  if (rendered.kind !== "figure") return { html: describe(rendered), remark: otherRemark };
  const hasMarkdown = MARKDOWN.test(String(given.get("caption")));
  const remark = hasMarkdown ? words.markdown : otherRemark;
  return hasFiles
    ? { ...toResult(renderStill(args), id), remark: words.files }
    : { ...toResult(rendered, id), remark };
}

/** Renders a figure's tag as SVG without controls. */
function renderStill(args: Arguments): RenderedFigure {
  const named = new Map([...args.named].filter(([name]) => name !== "format" && name !== "scale"));
  named.set("interactive", false);
  const host = { lang: "en", findLocale, readAdapter };
  return renderFigure({ ...args, named }, lookUpIn({ data: {}, ...host }), host);
}

/** Returns the HTML of a figure's tag for pages without scripts. */
export const toStillHtml = (args: Arguments, id: string): string =>
  toResult(renderStill(args), id).html;

const toResult = (rendered: RenderedFigure, id: string): Shown => ({
  html: writeRendered(rendered, { id: rendered.id ?? id }),
  drawing: rendered.figure?.drawing,
});
