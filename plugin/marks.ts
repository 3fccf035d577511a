/** Marks files whose names the program derives, so that a later run may replace them. */
import { manifest } from "../src/package.js";
import { hasText, withText } from "../src/render/encode.js";

/** The text that marks our files: the keyword of a PNG text chunk, or a comment. */
const MARK = "lora-visualizer";
const COMMENT = `<!-- ${MARK} -->\n`;
/** The start of stylesheets and scripts. */
const CODE_COMMENT = `/* Written by ${MARK}`;
/** The start of JSON files. */
const JSON_MEMBER = `{"generator":"${MARK}"`;
/** The object of a PDF file that names its creator. */
const CREATOR = `(${manifest.name})\nendobj`;
/** The comment at the end of a zip file such as an EPUB file, after its length. */
const ZIP_COMMENT = Buffer.of(MARK.length, 0, ...Buffer.from(MARK));

/** Returns a PNG file with our mark. `details` is a text in Latin-1. */
export const markPng = (png: Uint8Array, details = ""): Uint8Array => withText(png, MARK, details);

export const markSvg = (svg: string): string => svg + COMMENT;

/** Returns a stylesheet or a script with our mark. */
export const markCode = (code: string): string => `${CODE_COMMENT}. */\n${code}`;

/** Returns a zip file with our mark. The file must have no comment. */
export const markZip = (zip: Uint8Array): Uint8Array =>
  Buffer.concat([zip.subarray(0, -2), ZIP_COMMENT]);

/** Returns the content of a JSON file with our mark as its first member. */
export const markJson = <T extends object>(content: T) => ({ generator: MARK, ...content });

/** Returns whether a PNG, SVG, zip, PDF or JSON file, a stylesheet or a script has our mark. */
export const isMarked = (content: Buffer): boolean =>
  hasText(content, MARK) ||
  [CODE_COMMENT, JSON_MEMBER].some((start) =>
    content.subarray(0, start.length).equals(Buffer.from(start)),
  ) ||
  content.subarray(-COMMENT.length).equals(Buffer.from(COMMENT)) ||
  content.subarray(-ZIP_COMMENT.length).equals(ZIP_COMMENT) ||
  (content.subarray(0, 5).equals(Buffer.from("%PDF-")) && content.includes(CREATOR));
