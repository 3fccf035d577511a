/** Finds the generated images in outputs by the URLs that the build gave to figures. */
import { IMAGE_ATTRIBUTE, IMAGE_MARK } from "../../src/html/images.js";
import { toImageUrl } from "../images/address.js";
import { type Edit, indicesOf } from "./html.js";
import { findAttribute } from "./placeholders.js";

const FOLDER = toImageUrl("").slice(0, "/lora/".length);
const { length: LENGTH } = toImageUrl("0".repeat(64));

/** The characters around a URL in an attribute, also if a feed has escaped the attribute. */
const [BEFORE, AFTER] = ["\"' \t\r\n,=;", "\"' \t\r\n,>&\\"];

/** Yields the positions of these URLs. */
function* findUrls(content: string, urls: ReadonlySet<string>): Generator<number> {
  if (!urls.size) return;
  for (const at of indicesOf(content, FOLDER))
    if (urls.has(content.slice(at, at + LENGTH))) yield at;
}

export const containsImages = (content: string, urls: ReadonlySet<string>): boolean =>
  !findUrls(content, urls).next().done;

/**
 * Returns the changes that replace these URLs, unless another plugin has already added something before them, and that
 * remove `eleventy:ignore` from their images.
 */
export function finishImages(
  content: string,
  urls: ReadonlySet<string>,
  toUrl: (url: string) => string,
): Edit[] {
  const edits: Edit[] = [];
  for (const start of findUrls(content, urls)) {
    const end = start + LENGTH;
    const isAttribute =
      BEFORE.includes(content[start - 1] ?? "x") && AFTER.includes(content[end] ?? "x");
    if (isAttribute) edits.push({ start, end, text: toUrl(content.slice(start, end)) });
  }
  if (!urls.size) return edits;
  for (const start of indicesOf(content, IMAGE_MARK)) {
    const mark = { start, end: start + IMAGE_MARK.length };
    const range = findAttribute(content, IMAGE_ATTRIBUTE, mark);
    if (range) edits.push({ ...range, text: "" });
  }
  return edits;
}
