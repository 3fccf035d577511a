/** Rewrites figures to their static form, for feeds: one picture, without controls. */
import { parseFragment, type Token } from "parse5";
import { escapeText } from "../../src/escape.js";
import { type Element, elementsIn, getAttribute, hasClass, isElement } from "../html-tree.js";
import { type Edit, insertion, splice } from "./html.js";

/** Elements that are left out, but not their content. The custom element and its form only hold controls. */
const UNWRAPPED = new Set(["lora-figure", "form", "picture"]);

const isRemoved = (element: Element): boolean =>
  ["output", "source"].includes(element.tagName) ||
  getAttribute(element, "hidden") !== undefined ||
  getAttribute(element, "display") === "none";

/**
 * Returns HTML in which each figure has only its caption, one picture (the wide one), exercise,
 * description and tables. Removes hidden elements, the custom element, its controls, and other elements
 * that only make sense on a page with the plugin's stylesheet and scripts.
 */
export function toStaticFigures(html: string): string {
  const edits: Edit[] = [];
  const fragment = parseFragment(html, { sourceCodeLocationInfo: true });
  for (const figure of elementsIn(fragment))
    if (figure.tagName === "figure" && hasClass(figure, "lora"))
      for (const part of figure.childNodes) if (isElement(part)) edits.push(...simplify(part));
  return splice(html, edits);
}

/** Returns the changes to a part of a figure and to its parts. */
function simplify(element: Element): Edit[] {
  const { sourceCodeLocation: location, childNodes } = element;
  if (isRemoved(element)) return replace(location);
  const parts = childNodes.filter(isElement).flatMap(simplify);
  const { startTag, endTag, attrs } = location ?? {};
  if (UNWRAPPED.has(element.tagName)) {
    const image = element.tagName === "picture" ? useWideImage(element) : [];
    return [...replace(startTag), ...image, ...parts, ...replace(endTag)];
  }
  // Texts of pictures have the positions of left-to-right text, also on other pages.
  if (hasClass(element, "lora-wide")) {
    const nameEnd = startTag!.startOffset + element.tagName.length + 1;
    return [insertion(nameEnd, ' direction="ltr"'), ...parts];
  }
  const { tabindex } = attrs ?? {};
  if (!tabindex) return parts;
  return [...replace({ ...tabindex, startOffset: tabindex.startOffset - 1 }), ...parts];
}

/** Returns the changes that give a picture's image the files and the size of the last source, the wide file in the page's colors. */
function useWideImage({ childNodes }: Element): Edit[] {
  const elements = childNodes.filter(isElement);
  const source = elements.findLast(({ tagName }) => tagName === "source");
  const image = elements.find(({ tagName }) => tagName === "img");
  if (!source || !image) return [];
  const srcset = getAttribute(source, "srcset")!;
  const values: Readonly<Record<string, string | undefined>> = {
    src: srcset.split(/[\s,]/, 1)[0],
    srcset,
    width: getAttribute(source, "width"),
    height: getAttribute(source, "height"),
  };
  return Object.entries(image.sourceCodeLocation?.attrs ?? {}).flatMap(([name, range]) =>
    values[name] === undefined ? [] : replace(range, `${name}="${escapeText(values[name])}"`),
  );
}

const replace = (
  range: Pick<Token.Location, "startOffset" | "endOffset"> | null | undefined,
  text = "",
): Edit[] => (range ? [{ start: range.startOffset, end: range.endOffset, text }] : []);
