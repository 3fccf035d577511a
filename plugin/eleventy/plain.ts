import type MarkdownIt from "markdown-it";
import type { Shortcode } from "../../src/tag/arguments.js";
import { TagError } from "../../src/tag/values.js";
import type { Page } from "./config.js";
import { type Mark, markOf } from "./pages.js";

const AS_TEXT = new TagError(
  "Markdown shows a shortcode's HTML as text where its option html is false: write <% … %>",
);

/** What shortcodes gave, and their values, by the beginning: all up to the second tag, which has an id or a mark. */
type Given = Map<string, Map<string, Shortcode["source"]>>;
const BEGINNING = /<[^<]*/g;

/** Markdown whose option html is false shows HTML as text: shortcodes in its pages are refused. */
export class PlainMarkdown {
  #md: MarkdownIt | undefined;
  readonly #given = new WeakMap<Mark, Given>();

  /** `refuse` says what stands in the place of a shortcode. */
  watch(md: MarkdownIt, refuse: (shortcode: Shortcode, page: Page) => string): void {
    this.#md = md;
    md.core.ruler.after("normalize", "lora_plain", (state) => {
      const { page } = state.env ?? {};
      const given = page && this.#given.get(markOf(page));
      if (!given) return;
      const refused = (source: Shortcode["source"]) => refuse({ source, error: AS_TEXT }, page);
      state.src = replace(state.src, given, refused);
    });
  }

  remember(page: Page, html: string, source: Shortcode["source"]): void {
    if (!this.#md || this.#md.options.html || !html.startsWith("<")) return;
    const mark = markOf(page);
    const given: Given = this.#given.get(mark) ?? new Map();
    const [beginning] = html.match(BEGINNING)!;
    const alike = given.get(beginning) ?? new Map();
    given.set(beginning, alike.set(html, source));
    this.#given.set(mark, given);
  }
}

/** The text without what shortcodes gave, in one pass. */
function replace(text: string, given: Given, by: (source: Shortcode["source"]) => string): string {
  let written = "";
  let from = 0;
  for (const { 0: beginning, index } of text.matchAll(BEGINNING)) {
    if (index < from) continue;
    for (const [html, source] of given.get(beginning) ?? []) {
      if (!text.startsWith(html, index)) continue;
      written += text.slice(from, index) + by(source);
      from = index + html.length;
      break;
    }
  }
  return written + text.slice(from);
}
