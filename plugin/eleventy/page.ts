/** Finds figures and problems in the HTML of a finished page, and adds the plugin's elements to it. */
import { directionOf } from "../../src/direction.js";
import { escapeText } from "../../src/escape.js";
import type { Goal } from "../../src/figures/figure.js";
import { PROBLEM } from "../../src/tag/evaluate.js";
import { splitTag, tagsIn } from "../../src/tag/grammar.js";
import { IMAGE_URL } from "../images/address.js";
import type { Page } from "./config.js";
import { findTags, getAttribute, hasClass } from "./html.js";
import type { Ids } from "./ids.js";
import { placeholders } from "./placeholders.js";
import type { PageProblem } from "./problems.js";

/** Returns whether the output is a page for browsers, not a feed or a script. */
export function isPage(page: Page, content: unknown): content is string {
  return typeof content === "string" && /\.x?html?$/.test(page.outputPath || "");
}

/** Reused, because a new buffer for each figure would leave as many gaps in memory. */
let buffer = Buffer.alloc(0);

/**
 * Returns HTML with one byte per character in memory, if its characters permit. Text from our code and text that
 * replaced others' has two bytes for every character.
 */
export function toCompact(html: string): string {
  // UTF-8 has at most three bytes for each code unit.
  if (buffer.length < 3 * html.length) buffer = Buffer.allocUnsafeSlow(6 * html.length);
  return buffer.toString("utf8", 0, buffer.write(html));
}

/**
 * Returns a copy of an output with a space at its end, for one search. V8 joins the parts of a string when the string
 * is searched. Until then, a page refers to the text that Eleventy has before its layout is applied, and needs almost
 * no memory. The copy is joined instead.
 */
export const copyToSearch = (content: string): string => `${content} `;

/** The figures in an output. */
export interface FiguresOnPage {
  /** Ids in document order. */
  readonly ids: readonly string[];
  /** The first interactive figure: the name of its kind, and the language of its script. */
  readonly interactive: InteractiveFigure | undefined;
  /** The languages of the scripts of all interactive figures. */
  readonly languages: ReadonlySet<string>;
}

export interface InteractiveFigure {
  readonly kind: string;
  readonly language: string;
}

/** Finds the figures in an output, which may be minified. */
export function figuresIn(content: string): FiguresOnPage {
  const ids: string[] = [];
  const languages = new Set<string>();
  let interactive: InteractiveFigure | undefined;
  for (const tag of findTags(content, "figure|lora-figure")) {
    if (tag.name === "lora-figure") {
      const language = getAttribute(tag, "data-language") ?? "en";
      interactive ??= { kind: getAttribute(tag, "data-figure") ?? "", language };
      languages.add(language);
    }
    const isNumbered = hasClass(tag, "lora") || hasClass(tag, "lora-content");
    const id = isNumbered ? getAttribute(tag, "id") : undefined;
    if (id !== undefined) ids.push(id);
  }
  return { ids, interactive, languages };
}

/** Returns whether the page needs the stylesheet. */
export function needsStylesheet(content: string, { ids }: FiguresOnPage): boolean {
  return ids.length > 0 || placeholders.hasList(content) || content.includes(PROBLEM);
}

/** Returns whether the page needs the rules of comparison tables, steps, lists, exercises and problems. */
export const needsFurtherRules = (content: string): boolean =>
  placeholders.hasList(content) || FURTHER.test(content);

/** Matches the classes that `furtherStylesheet` styles. */
const FURTHER = /\blora-(?:steps|scroll|goal|problem)\b/;

/** Returns the page with `elements` in its head and the answers of its exercises at its end. */
export function finishPage(content: string, elements: string, exercises: readonly Goal[]): string {
  if (!elements && !exercises.length) return content;
  const text = copyToSearch(content);
  const headEnd = elements ? findHeadEnd(text) : 0;
  const end = exercises.length ? findMainEnd(text) : content.length;
  return [
    text.slice(0, headEnd),
    elements,
    text.slice(headEnd, end),
    renderAnswers(exercises),
    text.slice(end, content.length),
  ].join("");
}

/** Returns the offset of `</head>`. If there is none, returns the offset of the first figure, otherwise 0. */
function findHeadEnd(content: string): number {
  for (const tag of findTags(content, "/head|figure"))
    if (tag.name === "/head" || hasClass(tag, "lora")) return tag.start;
  return 0;
}

/** Returns the offset of the last `</main>`, otherwise of the last `</body>`, otherwise the content's length. */
function findMainEnd(content: string): number {
  const ends = ["</main", "</body"].map((tag) => content.toLowerCase().lastIndexOf(tag));
  return ends.find((end) => end >= 0) ?? content.length;
}

/** Returns the HTML of the answers to exercises. It is visible only in print. */
function renderAnswers(exercises: readonly Goal[]): string {
  if (!exercises.length) return "";
  const answers = exercises.map(
    ({ task, answer }) =>
      `<p dir="${directionOf(task)}">${escapeText(task)} <b>${escapeText(answer)}</b></p>`,
  );
  return `<div class="lora-answers">${answers.join("")}</div>`;
}

const IMAGE = new RegExp(IMAGE_URL);
/** A URL path at the start of an attribute's value or in `srcset`, even if a feed has escaped it. */
const ROOT_RELATIVE_URL = new RegExp(`(?<=["'\\s,=;])${IMAGE_URL}(?=["'\\s,>&\\\\])`, "g");
const EMPTY = String.raw`""|\\"\\"|(?:&(?:amp;)*(?:quot|#34);){2}`;
const IMG = /(?:<|&(?:amp;)*lt;)img\b(?:(?!&(?:amp;)*gt;)[^<>])*/g;
const IGNORE_ATTRIBUTE = new RegExp(`\\seleventy:ignore(?:=(?:${EMPTY}))?`);

/** Returns whether the output contains URLs of generated images. */
export function containsImages(content: unknown): content is string {
  return typeof content === "string" && IMAGE.test(content);
}

/**
 * Adds the path prefix to the URLs of generated images, unless another plugin has added it. If `siteUrl`
 * is given, as for feeds, makes the URLs absolute. Removes `eleventy:ignore` from these images.
 */
export function finishImages(
  content: string,
  addPrefix: (url: string) => string,
  siteUrl: string | undefined,
): string {
  if (!containsImages(content)) return content;
  const toAbsolute = (url: string) => new URL(addPrefix(url), siteUrl).href;
  return content
    .replace(ROOT_RELATIVE_URL, siteUrl ? toAbsolute : addPrefix)
    .replace(IMG, (tag) => (IMAGE.test(tag) ? tag.replace(IGNORE_ATTRIBUTE, "") : tag));
}

/** Yields problems that are visible only in the finished page: duplicate ids and tags outside of Markdown. */
export function* findProblems(
  { url }: Page,
  content: string,
  figures: readonly string[],
  ids: Ids,
): Generator<PageProblem> {
  for (const [id, elements] of findDuplicateIds(content, figures, ids)) {
    const names = elements.map((name) => `<${name}>`).join(", ");
    const message = `id "${id}" occurs ${elements.length} times on ${url} (${names}); write another id, such as "${id}-2"`;
    yield { source: `id="${id}"`, message, isDuplicateId: true };
  }
  for (const tag of tagsOutsideMarkdown(content)) {
    const message = `${tag} works only in Markdown; in other templates, write {% ${splitTag(tag).name} … %}`;
    yield { source: tag, message };
  }
}

/**
 * Returns the figures' ids that occur on several elements, each with the names of these elements. A
 * generated id may occur on several figures, because a page may include another page's content twice.
 */
function findDuplicateIds(
  content: string,
  figures: readonly string[],
  ids: Ids,
): [id: string, elements: string[]][] {
  const elementsById = new Map(figures.map((id) => [id, [] as string[]]));
  if (!mayHaveDuplicateIds(content, elementsById)) return [];
  for (const tag of findTags(content))
    elementsById.get(getAttribute(tag, "id") ?? "")?.push(tag.name);
  return [...elementsById].filter(([id, elements]) => {
    const others = ids.isGenerated(id) ? elements.filter((name) => name !== "figure") : elements;
    return elements.length > 1 && others.length > 0;
  });
}

const ID = /\sid=["']?([^"'\s<>]+)/gi;

/**
 * Returns whether one of `ids` may occur twice. Scans the text with one regular expression, which is
 * much faster than parsing every tag.
 */
function mayHaveDuplicateIds(
  content: string,
  ids: { readonly size: number; has(id: string): boolean },
) {
  if (ids.size === 0) return false;
  const seen = new Set<string>();
  for (const [, id = ""] of content.matchAll(ID)) {
    if (seen.has(id)) return true;
    if (ids.has(id)) seen.add(id);
  }
  return false;
}

/** Returns tags outside of Markdown, which the page shows as text. */
function tagsOutsideMarkdown(content: string): string[] {
  if (!content.includes("<%")) return [];
  return [...tagsIn(content)].filter((tag) => splitTag(tag).name && tag.endsWith("%>"));
}
