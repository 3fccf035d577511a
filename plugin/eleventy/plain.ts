/** Reports shortcodes in Markdown that does not allow HTML. */
import type { Shortcode } from "../../src/tag/arguments.js";
import { TagError } from "../../src/tag/values.js";
import type { MarkdownItHost } from "../markdown-it.js";
import type { Page } from "./config.js";
import { getPageToken, type PageToken } from "./pages.js";

const SHOWN_AS_TEXT = new TagError(
  "with `html: false`, markdown-it escapes the HTML of shortcodes: write <% … %> instead",
);

/**
 * Maps the HTML that each shortcode returned to the shortcode's source. The outer key is the first tag of
 * the HTML, so that one pass over a page finds the HTML of all shortcodes.
 */
type Outputs = Map<string, Map<string, Shortcode["source"]>>;

/** A tag and the text up to the next tag. */
const FIRST_TAG = /<[^<]*/g;

/**
 * Rejects shortcodes if markdown-it's option `html` is false. Markdown then escapes HTML, so readers
 * would see the figure's source code.
 */
export class ShortcodeGuard {
  #md: MarkdownItHost | undefined;
  readonly #outputs = new WeakMap<PageToken, Outputs>();

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
      state.src = replaceOutputs(state.src, outputs, (source) =>
        reject({ source, error: SHOWN_AS_TEXT }, page),
      );
    });
  }

  /** Records the HTML that a shortcode returned on a page. Does nothing if Markdown allows HTML. */
  record(page: Page, html: string, source: Shortcode["source"]): void {
    if (!this.#md || this.#md.options.html || !html.startsWith("<")) return;
    const token = getPageToken(page);
    const outputs: Outputs = this.#outputs.get(token) ?? new Map();
    const [firstTag] = html.match(FIRST_TAG)!;
    const group = outputs.get(firstTag) ?? new Map();
    outputs.set(firstTag, group.set(html, source));
    this.#outputs.set(token, outputs);
  }
}

/** Returns the text with each shortcode's HTML replaced. */
function replaceOutputs(
  text: string,
  outputs: Outputs,
  getReplacement: (source: Shortcode["source"]) => string,
): string {
  let result = "";
  let from = 0;
  for (const { 0: firstTag, index } of text.matchAll(FIRST_TAG)) {
    if (index < from) continue;
    for (const [html, source] of outputs.get(firstTag) ?? []) {
      if (!text.startsWith(html, index)) continue;
      result += text.slice(from, index) + getReplacement(source);
      from = index + html.length;
      break;
    }
  }
  return result + text.slice(from);
}
