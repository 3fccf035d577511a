/** A finished page's HTML: what the plugin finds in it, adds to its head and mends in its body. */

import { PROBLEM } from "../../src/tag/evaluate.js";
import { partsOf, tagsIn } from "../../src/tag/grammar.js";
import { IMAGE_ADDRESS } from "../images/address.js";
import type { Page } from "./config.js";
import type { Ids } from "./ids.js";
import type { Fault } from "./problems.js";

/** A figure's start tag, also as a minifier writes it, to the end of its id. */
const FIGURE = /<figure\b(?=[^<>]*\sclass=["']?lora["'\s>])[^<>]*\sid=["']?(?<id>[^"'\s<>]+)/g;

/** A list of figures. */
const LIST = /<div class=["']?lora-list\b/;

/** What may be an element's id, and an element with one. */
const ID = /\sid=["']?([^"'\s<>]+)/gi;
const ELEMENT = /<([a-z][\w-]*)(?![\w-])[^<>]*?\sid=["']?([^"'\s<>]+)/gi;

/** Whether the output is a page that a browser shows, not a feed or a script. */
export function isPage(page: Page, content: unknown): content is string {
  return typeof content === "string" && /\.x?html?$/.test(page.outputPath || "");
}

/** Whether the page, in which these figures are, needs the stylesheet. */
export function isStyled(content: string, figures: readonly string[]): boolean {
  return figures.length > 0 || LIST.test(content) || content.includes(PROBLEM);
}

/** The ids of the figures in an output, in their order. */
export function figureIds(content: string): string[] {
  return [...content.matchAll(FIGURE)].map(({ groups }) => groups!.id!);
}

/** The page with its answers at its end, and with elements for its head. */
export function finishPage(content: string, elements: string): string {
  return intoHead(withAnswers(content), elements);
}

/** The page with elements at the end of its head, or before its first figure where it has none. */
function intoHead(content: string, elements: string): string {
  if (!elements) return content;
  const beforeBody = content.search(/<\/head\s*>(?=\s*<body\b)/i);
  const head = beforeBody < 0 ? content.search(/<\/head\s*>/i) : beforeBody;
  const at = head < 0 ? Math.max(0, content.search(FIGURE)) : head;
  return content.slice(0, at) + elements + content.slice(at);
}

/** An exercise's beginning with its task, its end, and what may be its answer; end tags as a minifier leaves them. */
const EXERCISE =
  /<div class=["']?lora-goal\b[^<>]*>\s*<p>(?<task>[^<]*)|(?<end><\/div>)|(?<details><details>)|<p>(?<text>[^<]*)/g;

/** The tasks and answers of a page's exercises. */
function* exercisesOf(content: string): Generator<[task: string, answer: string]> {
  if (!content.includes("lora-goal")) return;
  let open: { readonly task: string; hasDetails: boolean } | undefined;
  for (const { groups } of content.matchAll(EXERCISE)) {
    const { task, end, details, text } = groups!;
    if (task !== undefined) open = { task, hasDetails: false };
    else if (end) open = undefined;
    else if (open && details) open.hasDetails = true;
    else if (open?.hasDetails && text !== undefined) {
      yield [open.task, text];
      open = undefined;
    }
  }
}

/** The page with its exercises' answers at the end of what is read, for paper. */
function withAnswers(content: string): string {
  const answers = Array.from(exercisesOf(content), ([task, answer]) => {
    return `<p dir="auto">${task} <b>${answer}</b></p>`;
  });
  if (!answers.length) return content;
  const ends = ["</main", "</body"].map((tag) => content.toLowerCase().lastIndexOf(tag));
  const at = ends.find((end) => end >= 0) ?? content.length;
  const section = `<div class="lora-answers">${answers.join("")}</div>`;
  return content.slice(0, at) + section + content.slice(at);
}

const IMAGE = new RegExp(IMAGE_ADDRESS);
/** Also as feeds escape it. */
const WHOLE_ADDRESS = new RegExp(`(?<=["'\\s,=;])${IMAGE_ADDRESS}(?=["'\\s,>&\\\\])`, "g");
const EMPTY = String.raw`""|\\"\\"|(?:&(?:amp;)*(?:quot|#34);){2}`;
const IMG = /(?:<|&(?:amp;)*lt;)img\b(?:(?!&(?:amp;)*gt;)[^<>])*/g;
const IGNORED = new RegExp(`\\seleventy:ignore(?:=(?:${EMPTY}))?`);

/** Whether the output refers to image files of ours. */
export function namesImages(content: unknown): boolean {
  return typeof content === "string" && IMAGE.test(content);
}

/** Image addresses with the path prefix, whole in feeds, unless another plugin has added it already. */
export function finishImages(
  content: string,
  prefix: (address: string) => string,
  siteUrl: string | undefined,
): string {
  if (!namesImages(content)) return content;
  const whole = (address: string) => new URL(prefix(address), siteUrl).href;
  return content
    .replace(WHOLE_ADDRESS, siteUrl ? whole : prefix)
    .replace(IMG, (tag) => (IMAGE.test(tag) ? tag.replace(IGNORED, "") : tag));
}

/** A figure's form with its controls, to the picture or the steps, and what stands below these, to its end. */
const FORM =
  /<lora-figure\b[^<>]*><form\b[^<>]*>(?:<div class=["']?lora-controls\b(?:(?!<svg|<fieldset).)*)?|<div class=["']?lora-buttons\b(?:(?!<\/lora-figure>).)*(?:<\/lora-figure>)?/gs;

/** A page's content for a feed, whose reader runs no script: figures without the controls that would do nothing. */
export function forFeed(content: unknown): unknown {
  return typeof content === "string" ? content.replace(FORM, "") : content;
}

/** What is wrong in a page and only seen when it is finished. */
export function* faultsOf(
  { url }: Page,
  content: string,
  figures: readonly string[],
  ids: Ids,
): Generator<Fault> {
  for (const [id, elements] of repeatedIds(content, figures, ids)) {
    const all = elements.map((name) => `<${name}>`).join(", ");
    const message = `the id "${id}" is on ${url} ${elements.length} times (${all}); every figure needs its own`;
    yield { source: `id="${id}"`, message, isTwice: true };
  }
  for (const tag of leftoverTags(content)) {
    const message = `${tag} is for Markdown; in other templates write {% ${partsOf(tag).name} … %}`;
    yield { source: tag, message };
  }
}

/**
 * Ids of figures that stand more than once on the page, and on which elements. One that was made up
 * may stand on several figures, where a page shows another's content twice, but on nothing else.
 */
function repeatedIds(
  content: string,
  figures: readonly string[],
  ids: Ids,
): [id: string, elements: string[]][] {
  const found = new Map(figures.map((id) => [id, [] as string[]]));
  if (!hasSecond(content, found)) return [];
  for (const [, name = "", id = ""] of content.matchAll(ELEMENT)) found.get(id)?.push(name);
  return [...found].filter(([id, elements]) => {
    const others = ids.isGenerated(id) ? elements.filter((name) => name !== "figure") : elements;
    return elements.length > 1 && others.length > 0;
  });
}

/** Whether one of these ids may stand on a second element: to tell elements apart takes longer. */
function hasSecond(content: string, ids: { readonly size: number; has(id: string): boolean }) {
  if (ids.size === 0) return false;
  const seen = new Set<string>();
  for (const [, id = ""] of content.matchAll(ID)) {
    if (seen.has(id)) return true;
    if (ids.has(id)) seen.add(id);
  }
  return false;
}

/** Tags that are still there as text, because no Markdown was around them. */
function leftoverTags(content: string): string[] {
  if (!content.includes("<%")) return [];
  return [...tagsIn(content)].filter((tag) => partsOf(tag).name && tag.endsWith("%>"));
}
