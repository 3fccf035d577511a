/** Reports shortcodes in Markdown that does not allow HTML. */
import type { Shortcode } from "../../src/tag/arguments.js";
import { TagError } from "../../src/tag/values.js";
import type { MarkdownItHost } from "../markdown-it.js";
import type { Page } from "./config.js";
import { type Edit, splice } from "./html.js";
import { getPageToken, type PageToken } from "./pages.js";

const SHOWN_AS_TEXT = new TagError(
  "with `html: false`, markdown-it escapes the HTML of shortcodes: write <% … %> instead",
);

type Output = readonly [html: string, source: Shortcode["source"]];

/**
 * Rejects shortcodes if markdown-it's option `html` is false. Markdown then escapes HTML, so readers
 * would see the figure's source code.
 */
export class ShortcodeGuard {
  #md: MarkdownItHost | undefined;
  readonly #outputs = new WeakMap<PageToken, Output[]>();

  /**
   * Adds a Markdown rule that replaces the HTML of shortcodes with the text that `reject` returns. The
   * rule runs before Markdown is parsed.
   */
  install(md: MarkdownItHost, reject: (shortcode: Shortcode, page: Page) => string): void {
    this.#md = md;
    md.core.ruler.after("normalize", "lora_plain", (state) => {
      const { page }: { page?: Page } = state.env ?? {};
      const outputs = page && this.#outputs.get(getPageToken(page));
      if (!outputs) return;
      const edits = findOutputs(state.src, outputs, (source) =>
        reject({ source, error: SHOWN_AS_TEXT }, page),
      );
      state.src = splice(state.src, edits);
    });
  }

  /** Records the HTML that a shortcode returned on a page. Does nothing if Markdown allows HTML. */
  record(page: Page, html: string, source: Shortcode["source"]): void {
    if (!this.#md || this.#md.options.html || !html.startsWith("<")) return;
    const token = getPageToken(page);
    const outputs = this.#outputs.get(token) ?? [];
    outputs.push([html, source]);
    this.#outputs.set(token, outputs);
  }
}

/**
 * Returns the changes that replace each shortcode's HTML. Eleventy puts it into the Markdown as text. Most shortcodes are
 * called in the order of the text.
 */
function findOutputs(
  text: string,
  outputs: readonly Output[],
  getReplacement: (source: Shortcode["source"]) => string,
): Edit[] {
  const edits = new Map<number, Edit>();
  let from = 0;
  for (const [html, source] of outputs) {
    let start = text.indexOf(html, from);
    if (start < 0) start = text.indexOf(html);
    if (start < 0 || edits.has(start)) continue;
    from = start + html.length;
    edits.set(start, { start, end: from, text: getReplacement(source) });
  }
  return [...edits.values()];
}
