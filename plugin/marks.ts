/** Marks files whose names the program derives, so that a later run may replace them. */
import { manifest } from "../src/package.js";
import { hasText, withText } from "../src/render/encode.js";

/** The text that marks our files: the keyword of a PNG text chunk, or a comment. */
const MARK = "lora-visualizer";
const COMMENT = `<!-- ${MARK} -->\n`;
/** The object of a PDF file that names its creator. */
const CREATOR = `(${manifest.name})\nendobj`;

/** Returns a PNG file with our mark. `details` is a text in Latin-1. */
export const markPng = (png: Uint8Array, details = ""): Uint8Array => withText(png, MARK, details);

/** Returns an SVG file with our mark. */
export const markSvg = (svg: string): string => svg + COMMENT;

/** Returns whether a PNG, SVG or PDF file has our mark. */
export const isMarked = (content: Buffer): boolean =>
  hasText(content, MARK) ||
  content.subarray(-COMMENT.length).equals(Buffer.from(COMMENT)) ||
  (content.subarray(0, 5).equals(Buffer.from("%PDF-")) && content.includes(CREATOR));
