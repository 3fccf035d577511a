/** A finished page's HTML: what the plugin adds to its head and mends in its body. */

import { PROBLEM } from "../../src/tag/evaluate.js";
import { IMAGE_ADDRESS } from "../images/address.js";
import type { Page } from "./config.js";
import type { Ids } from "./ids.js";
import type { Problems } from "./problems.js";

/** A figure's start tag, also as a minifier writes it. */
const FIGURE = /<figure\b(?=[^>]*\sclass=["']?lora["'\s>])[^>]*\sid=["']?([^"'\s>]+)[^>]*>/g;

/** Whether the output is a page that a browser shows, not a feed or a script. */
export function isPage(page: Page, content: unknown): content is string {
  return typeof content === "string" && /\.x?html?$/.test(page.outputPath || "");
}

/** Whether the page needs the stylesheet. */
export function hasFigure(content: string): boolean {
  return content.search(FIGURE) >= 0 || content.includes(PROBLEM);
}

/** The page with elements at the end of its head, or before its first figure where it has none. */
export function intoHead(content: string, elements: string): string {
  const beforeBody = content.search(/<\/head\s*>(?=\s*<body\b)/i);
  const head = beforeBody < 0 ? content.search(/<\/head\s*>/i) : beforeBody;
  const at = head < 0 ? Math.max(0, content.search(FIGURE)) : head;
  return content.slice(0, at) + elements + content.slice(at);
}

const IMAGE = new RegExp(IMAGE_ADDRESS);
const WHOLE_ADDRESS = new RegExp(`(?<=["'\\s,=])${IMAGE_ADDRESS}(?=["'\\s,>])`, "g");
const IGNORED = new RegExp(`(<img\\b[^>]*${IMAGE_ADDRESS}[^>]*?)\\seleventy:ignore(?:="")?`, "g");

/** Whether the output refers to image files of ours. */
export function namesImages(content: unknown): boolean {
  return typeof content === "string" && IMAGE.test(content);
}

/** Image addresses with the path prefix, unless another plugin has added it already. */
export function finishImages(content: string, prefix: (address: string) => string): string {
  if (!namesImages(content)) return content;
  return content.replace(WHOLE_ADDRESS, prefix).replace(IGNORED, "$1");
}

/** Ids that authors gave and that stand twice on the finished page, in figures or elsewhere. */
export function findRepeatedIds(page: Page, content: string, ids: Ids, problems: Problems): void {
  const own = new Set([...content.matchAll(FIGURE)].map(([, id = ""]) => id));
  for (const id of own) {
    if (ids.isGenerated(id)) continue;
    const same = content.match(new RegExp(`\\sid=["']?${id}["'\\s>]`, "g"));
    if (same && same.length > 1) {
      const message = `the id "${id}" is on ${page.url} ${same.length} times; every figure needs its own`;
      problems.add({ inputPath: page.inputPath, source: `id="${id}"`, message });
    }
  }
}

/** A tag that is still there as text, because no Markdown was around it. */
export function findLeftovers(page: Page, content: string, problems: Problems): void {
  if (!content.includes("<%")) return;
  const quoted = /<!--[\s\S]*?-->|<(pre|code|script|style|textarea)\b[\s\S]*?<\/\1\s*>/gi;
  for (const [tag] of content.replace(quoted, "").matchAll(/<%\s*lora(?:Table)?\s[^<]*?%>/g)) {
    const message = `${tag} is for Markdown; in other templates write {% lora … %}`;
    problems.add({ inputPath: page.inputPath, source: tag, message });
  }
}
