/** Marks the footnotes of a page as those of an e-book. */
import { type Element, elementsIn, getAttribute, hasClass, setAttribute } from "../html-tree.js";
import { decode } from "./links.js";

/** The elements that Markdown's plugins put around footnotes. */
const isNotes = (element: Element): boolean =>
  (element.tagName === "section" || element.tagName === "div") && hasClass(element, "footnotes");

/** Marks footnotes and the links between them and the text, which reading systems show as pop-ups and announce. */
export function markNotes(body: Element): void {
  const mark = (element: Element, type: string) => {
    setAttribute(element, "epub:type", type);
    setAttribute(element, "role", `doc-${type}`);
  };
  const sections = [...elementsIn(body)].filter(isNotes);
  const inside = new Set(sections.flatMap((section) => [section, ...elementsIn(section)]));
  const ids = new Set([...inside].flatMap((element) => getAttribute(element, "id") ?? []));
  for (const section of sections) mark(section, "endnotes");
  for (const link of elementsIn(body)) {
    const [, id] = /^#(.+)/.exec(getAttribute(link, "href") ?? "") ?? [];
    if (link.tagName !== "a" || id === undefined) continue;
    const leadsInside = ids.has(decode(id, decodeURIComponent));
    if (leadsInside !== inside.has(link)) mark(link, leadsInside ? "noteref" : "backlink");
  }
}
