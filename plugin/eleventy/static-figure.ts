/** Rewrites figures to their static form, for feeds and e-books: one picture, without controls. */
import { findTags, getAttribute, type HtmlTag, hasClass } from "./html.js";

/** Elements that are left out, but not their content. The custom element and its form only hold controls. */
const UNWRAPPED = new Set(["lora-figure", "form", "picture"]);

const isHidden = (tag: HtmlTag): boolean =>
  getAttribute(tag, "hidden") !== undefined || getAttribute(tag, "display") === "none";

const isSelfClosing = ({ attributes }: HtmlTag): boolean => attributes.endsWith("/");

/**
 * Returns HTML in which each figure has only its caption, one picture (the wide one), notes, exercise,
 * description and tables. Removes hidden elements, the custom element, its controls, and other elements
 * that only make sense on a page with the plugin's stylesheet and scripts.
 */
export function toStaticFigures(html: string): string {
  const parts: string[] = [];
  /** The end of the copied text. */
  let copied = 0;
  /** The number of open figures. Content outside of figures is copied. */
  let depth = 0;
  /** The element that is being removed, and the number of open elements with its name. */
  let removed: { readonly name: string; open: number } | undefined;
  /** The last source of a picture, which is the wide file in the page's colors. */
  let source: HtmlTag | undefined;
  const replace = ({ start, end }: HtmlTag, text: string) => {
    parts.push(html.slice(copied, start), text);
    copied = end;
  };
  for (const tag of findTags(html)) {
    if (removed) {
      if (tag.name === removed.name && !isSelfClosing(tag)) removed.open += 1;
      if (tag.name === `/${removed.name}`) removed.open -= 1;
      if (removed.open) continue;
      removed = undefined;
      copied = tag.end;
    } else if (tag.name === "figure" && (depth || hasClass(tag, "lora"))) depth += 1;
    else if (!depth) continue;
    else if (tag.name === "/figure") depth -= 1;
    else if (UNWRAPPED.has(tag.name.replace("/", ""))) replace(tag, "");
    else if (tag.name === "source") {
      source = tag;
      replace(tag, "");
    } else if (tag.name === "img") {
      if (source) replace(tag, toWideImage(html.slice(tag.start, tag.end), source));
      source = undefined;
    } else if (isHidden(tag) || tag.name === "output") {
      replace(tag, "");
      if (!isSelfClosing(tag)) removed = { name: tag.name, open: 1 };
    } else if (hasClass(tag, "lora-wide")) {
      // Texts of pictures have the positions of left-to-right text, also on other pages.
      replace(tag, html.slice(tag.start, tag.end).replace("<svg", '<svg direction="ltr"'));
    } else if (tag.attributes.includes(" tabindex=")) {
      replace(tag, html.slice(tag.start, tag.end).replace(/ tabindex="0"/, ""));
    }
  }
  return [...parts, html.slice(copied)].join("");
}

/** Returns the tag of an image with the files and the size of a picture's source. */
function toWideImage(img: string, source: HtmlTag): string {
  const files = getAttribute(source, "srcset")!;
  const values: Readonly<Record<string, string | undefined>> = {
    src: files.split(/[\s,]/, 1)[0],
    srcset: files,
    width: getAttribute(source, "width"),
    height: getAttribute(source, "height"),
  };
  return img.replace(
    / (src|srcset|width|height)="[^"]*"/g,
    (_, name) => ` ${name}="${values[name]}"`,
  );
}
