import type MarkdownIt from "markdown-it";
import type { Shortcode } from "../../src/tag/arguments.js";
import { TagError } from "../../src/tag/values.js";
import type { Page } from "./config.js";
import { type Mark, markOf } from "./pages.js";

const AS_TEXT = new TagError(
  "Markdown shows a shortcode's HTML as text where its option html is false: write <% … %>",
);

/** Markdown whose option html is false shows HTML as text: shortcodes in its pages are refused. */
export class PlainMarkdown {
  #md: MarkdownIt | undefined;
  /** What shortcodes gave to a page, and their values. */
  readonly #given = new WeakMap<Mark, Map<string, Shortcode["source"]>>();

  /** `refuse` says what stands in the place of a shortcode. */
  watch(md: MarkdownIt, refuse: (shortcode: Shortcode, page: Page) => string): void {
    this.#md = md;
    md.core.ruler.after("normalize", "lora_plain", (state) => {
      const { page } = state.env ?? {};
      const given = page && this.#given.get(markOf(page));
      for (const [html, source] of given ?? [])
        if (state.src.includes(html))
          state.src = state.src.replaceAll(html, () => refuse({ source, error: AS_TEXT }, page));
    });
  }

  remember(page: Page, html: string, source: Shortcode["source"]): void {
    if (!this.#md || this.#md.options.html || !html.startsWith("<")) return;
    const mark = markOf(page);
    const given = this.#given.get(mark) ?? new Map();
    this.#given.set(mark, given.set(html, source));
  }
}
