/** Writes figures as Markdown with image files. */
import { escapeMarkdown } from "../../../src/escape.js";
import type { Drawing } from "../../../src/figures/figure.js";
import { describePicture, type Item } from "../../../src/figures/parts.js";
import type { FigureDocument } from "../../../src/html/document.js";
import { fromMarked, toInlineMarkdown } from "../../../src/inline.js";
import type { Scene } from "../../../src/scene.js";
import { toMarkdown } from "../../../src/tables/markdown.js";

/** An image file that the expanded text names. */
export interface Picture {
  readonly name: string;
  readonly scene: Scene;
}

/** Returns a picture with its caption, and what is below it. */
export function toPictureMarkdown(
  { drawing, alt, details }: FigureDocument,
  { name, scene }: Picture,
  caption: string,
): string {
  const destination = /[\s()<>]/.test(name) ? `<${name}>` : name;
  // pandoc makes a figure of an image alone in a paragraph, with the image's text as its caption.
  const image = `![${caption}](${destination}){alt="${toValue(alt ?? scene.desc ?? "")}"}`;
  return details.page === "none" ? image : `${image}\n\n${toDescription(drawing)}`;
}

/**
 * Returns text for an attribute in quotes. Programs without attributes read it as text, and programs with attributes
 * differ in what a backslash means there, so every character of markup is a reference.
 */
const toValue = (text: string) =>
  escapeMarkdown(text)
    .replace(/\\(.)/g, (_, char: string) => `&#${char.charCodeAt(0)};`)
    .replaceAll('"', "&quot;");

/** Returns what is below a figure's picture as Markdown: its parts as a list, the explanation and the tables. */
function toDescription(drawing: Drawing): string {
  const toText = (words: string) => toInlineMarkdown(fromMarked(words));
  const toItems = (items: readonly Item[], indent = ""): string[] =>
    items.flatMap(({ words, items }) => [
      `${indent}- ${toText(words)}`,
      ...toItems(items, `${indent}    `),
    ]);
  const { overview, items } = describePicture(drawing);
  const { explanation, steps } = drawing;
  const tables = [drawing.table(), ...(steps ? [steps.table()] : [])];
  return [
    toText(overview),
    toItems(items).join("\n"),
    toText(explanation),
    ...tables.map((table) => toMarkdown(table).trimEnd()),
  ]
    .filter(Boolean)
    .join("\n\n");
}
