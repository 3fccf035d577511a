/** A finished page's HTML: what the plugin adds to its head and mends in its body. */
import type { Page } from "./eleventy.js";
import type { Problems } from "./problems.js";

/** A figure's start tag, also as a minifier writes it. */
const FIGURE = /<figure\b(?=[^>]*\sclass=["']?lora["'\s>])[^>]*\sid=["']?([^"'\s>]+)[^>]*>/g;

/** Whether the output is a page that a browser shows, not a feed or a script. */
export function isPage(page: Page, content: unknown): content is string {
  return typeof content === "string" && /\.x?html?$/.test(page.outputPath || "");
}

export function hasFigure(content: string): boolean {
  return content.search(FIGURE) >= 0;
}

/** The page with elements at the end of its head, or before its first figure where it has none. */
export function intoHead(content: string, elements: string): string {
  const head = content.search(/<\/head\s*>/i);
  const at = head < 0 ? Math.max(0, content.search(FIGURE)) : head;
  return content.slice(0, at) + elements + content.slice(at);
}

/** Image addresses with the path prefix, unless another plugin has added it already. */
export function finishImages(content: string, prefix: (address: string) => string): string {
  return content
    .replace(/(?<=["'\s,=])\/lora\/[0-9a-f]{24}\.png(?=["'\s,>])/g, prefix)
    .replace(/(<img\b[^>]*\/lora\/[0-9a-f]{24}\.png[^>]*?)\seleventy:ignore(?:="")?/g, "$1");
}

/** A listing can bring together figures whose authors gave them the same id. */
export function findRepeatedIds(page: Page, content: string, problems: Problems): void {
  const seen = new Set<string>();
  for (const [, id = ""] of content.matchAll(FIGURE)) {
    if (seen.has(id)) {
      const message = `two figures on ${page.url} have the id "${id}"`;
      problems.add({ inputPath: page.inputPath, source: `id="${id}"`, message });
    }
    seen.add(id);
  }
}
