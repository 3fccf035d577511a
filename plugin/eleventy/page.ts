/** Reads the HTML of a finished page, and finds figures and problems in it. */
import { directionOf } from "../../src/direction.js";
import { escapeText } from "../../src/escape.js";
import type { Goal } from "../../src/figures/figure.js";
import { splitTag, tagsIn } from "../../src/tag/grammar.js";
import { getAttribute, hasClass } from "../html-tree.js";
import type { Ids } from "../ids.js";
import type { Page } from "./config.js";
import { type Range, readTags, type Tag } from "./html.js";
import { FIGURE_ATTRIBUTE, type Placeholder, readPlaceholder } from "./placeholders.js";
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
 * Returns a copy of an output to search and to cut. An output is a rope that shares the text which Eleventy has before
 * its layout is applied. V8 flattens a rope when it is searched, so the copy is flattened instead. Without the space, the
 * copy would be the same string.
 */
export const copyToSearch = (content: string): string => `${content} `.slice(0, -1);

/** The elements of a head that may have styles, or contain elements that have. */
const LOADING: ReadonlySet<string> = new Set(["link", "style", "noscript"]);

/** A page's HTML outside its generated figures, of which the build knows what they contain. */
export interface PageReading {
  /** The key of its page and the id of each figure, in document order. */
  readonly figures: readonly Placeholder["subject"][];
  /** Where elements can be added to the head: before its end tag or, if there is none, before the first figure. */
  readonly headEnd: number;
  /** Where our stylesheet precedes those of the page, as its cascade layers require. */
  readonly styleStart: number;
  /** Where elements can be added after the content. */
  readonly mainEnd: number;
  /** The figures by the end of the innermost article around them, or of the content. */
  readonly byEnd: ReadonlyMap<number, readonly Placeholder["subject"][]>;
  /** The meta elements before the head's end. */
  readonly metas: readonly Tag[];
  /** The names of the elements with each id of a figure, in document order. */
  readonly elementsById: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads a page with these placeholders of figures. Reads only what is needed: the head, the page up to the last figure,
 * and the rest if `isComplete` or if an id of a figure occurs in it.
 */
export function readPage(html: string, marks: readonly Range[], isComplete: boolean): PageReading {
  const last = marks.at(-1)?.start ?? -1;
  const figures: (readonly string[])[] = [];
  const metas: Tag[] = [];
  const elements: [id: string, name: string][] = [];
  const ends: Record<string, number> = {};
  const byEnd = new Map<number, Placeholder["subject"][]>();
  /** The figures in each open article, after those outside of articles. */
  const open: Placeholder["subject"][][] = [[]];
  let headEnd: number | undefined;
  let styleStart: number | undefined;
  readTags(html, (tag) => {
    const { name, start, end } = tag;
    if (name === "/head") headEnd ??= start;
    if (headEnd === undefined && LOADING.has(name)) styleStart ??= start;
    if (headEnd !== undefined && last < 0) return html.length;
    if (name === "meta" && headEnd === undefined) metas.push(tag);
    if (name === "article") open.push([]);
    if (name === "/article" && open.length > 1) byEnd.set(start, open.pop()!);
    if (name.startsWith("/")) {
      ends[name] = start;
      return undefined;
    }
    const id = getAttribute(tag, "id");
    if (id !== undefined) elements.push([id, name]);
    const figure = readPlaceholder(getAttribute(tag, FIGURE_ATTRIBUTE) ?? "");
    if (!figure) return undefined;
    figures.push(figure.subject);
    open.at(-1)!.push(figure.subject);
    // The content of other figures is the author's.
    const isGenerated = hasClass(tag, "lora");
    if (isGenerated) headEnd ??= start;
    const next = Math.max(end, isGenerated ? html.indexOf(FIGURE_END, end) : 0);
    const isLast = headEnd !== undefined && end > last && !isComplete;
    return isLast && !figures.some(([, id = ""]) => html.includes(id, next)) ? html.length : next;
  });
  const elementsById = new Map(figures.map(([, id = ""]) => [id, [] as string[]]));
  for (const [id, name] of elements) elementsById.get(id)?.push(name);
  const mainEnd = ends["/main"] ?? ends["/body"] ?? html.length;
  byEnd.set(mainEnd, open.flat());
  for (const [at, collected] of byEnd) if (!collected.length) byEnd.delete(at);
  return {
    figures,
    byEnd,
    headEnd: headEnd ?? 0,
    styleStart: styleStart ?? headEnd ?? 0,
    mainEnd,
    metas,
    elementsById,
  };
}

/** Returns the ranges of the generated figures in a page, which contain no other figure. */
export function findFigures(html: string): (Range & Pick<Placeholder, "subject">)[] {
  const figures: (Range & Pick<Placeholder, "subject">)[] = [];
  readTags(html, (tag) => {
    const placeholder = hasClass(tag, "lora") && getAttribute(tag, FIGURE_ATTRIBUTE);
    const subject = placeholder && readPlaceholder(placeholder)?.subject;
    if (!subject) return undefined;
    const end = html.indexOf(FIGURE_END, tag.end) + FIGURE_END.length;
    // A filter may have cut the figure's end off.
    if (end < tag.end || html.slice(tag.end, end).includes("<figure")) return undefined;
    figures.push({ subject, start: tag.start, end });
    return end;
  });
  return figures;
}

/**
 * Generated figures contain no other figure. Eleventy passes pages on as text, which other plugins may have changed, so
 * their end is found in the text.
 */
const FIGURE_END = "</figure>";

/** Returns the HTML of the answers to exercises. It is visible only in print. */
export function renderAnswers(exercises: readonly Goal[]): string {
  if (!exercises.length) return "";
  const answers = exercises.map(
    ({ task, answer }) =>
      `<p dir="${directionOf(task)}">${escapeText(task)} <b>${escapeText(answer)}</b></p>`,
  );
  return `<div class="lora-answers">${answers.join("")}</div>`;
}

/** Yields the figures' ids that occur on several elements. */
export function* findDuplicateIds(
  { url }: Page,
  { elementsById }: PageReading,
  ids: Ids,
): Generator<PageProblem> {
  for (const [id, elements] of elementsById) {
    // A generated id may occur on several figures, because a page may include another page's content twice.
    const others = ids.isGenerated(id) ? elements.filter((name) => name !== "figure") : elements;
    if (elements.length < 2 || !others.length) continue;
    const names = elements.map((name) => `<${name}>`).join(", ");
    const message = `id "${id}" occurs ${elements.length} times on ${url} (${names}); write another id, such as "${id}-2"`;
    yield { source: `id="${id}"`, message, isDuplicateId: true };
  }
}

/** Yields the tags outside of Markdown, which the page shows as text. */
export function* findTagsOutsideMarkdown(content: string): Generator<PageProblem> {
  if (!content.includes("<%")) return;
  for (const tag of tagsIn(content)) {
    const { name } = splitTag(tag);
    if (!name || !tag.endsWith("%>")) continue;
    const message = `${tag} works only in Markdown; in other templates, write {% ${name} … %}`;
    yield { source: tag, message };
  }
}
