/** Reads notebooks: Markdown cells, code cells, and what the code printed. */
import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { LoraError } from "../../errors.js";
import {
  asCode,
  assertLength,
  type Document,
  joinTexts,
  moveTo,
  type Text,
  toText,
  withoutOffsets,
} from "./text.js";

const PART = /\\(?:u[\da-fA-F]{4}|.)|[^\\]+/g;

/** Returns the value of a JSON string, whose characters keep their places in the source. */
function readString(source: string, { offset, length }: Node): Text {
  const content = source.slice(offset + 1, offset + length - 1);
  const parts = [...content.matchAll(PART)].map(({ 0: part, index }) => {
    const start = offset + 1 + index;
    return part.startsWith("\\")
      ? { text: JSON.parse(`"${part}"`) as string, offsets: [start] }
      : toText(part, start);
  });
  return joinTexts(parts);
}

const find = (node: Node | undefined, ...path: string[]) => node && findNodeAtLocation(node, path);
const itemsOf = (node: Node | undefined): readonly Node[] =>
  (node?.type === "array" && node.children) || [];

const linesOf = (node: Node | undefined): Node[] =>
  [node, ...itemsOf(node)].flatMap((item) => (item?.type === "string" ? [item] : []));

/**
 * Returns the passages of Markdown cells, and the code of the others with their output. Its pictures are not part of the
 * text that `readMarkdown` reads. Throws LoraError.
 */
export function readNotebook(source: string, readMarkdown: (source: string) => Document): Document {
  let notebook: Node | undefined;
  try {
    JSON.parse(source);
    notebook = parseTree(source);
  } catch (error) {
    throw new LoraError("a notebook", "valid JSON", source.slice(0, 40), { cause: error });
  }
  // Notebooks of version 3 have sheets.
  const parents = [notebook, ...itemsOf(find(notebook, "worksheets"))];
  const cells = parents.flatMap((parent) => itemsOf(find(parent, "cells")));
  let length = 0;
  const read = (node: Node | undefined): Text => {
    const lines = linesOf(node);
    for (const { value } of lines) length += value.length;
    // Before the characters get offsets, which take the memory.
    assertLength(length);
    return joinTexts(lines.map((line) => readString(source, line)));
  };
  const texts = cells.flatMap((cell): Text[] => {
    const type = find(cell, "cell_type")?.value;
    const text = read(find(cell, "source") ?? find(cell, "input"));
    if (type === "markdown") return [text, withoutOffsets("\n\n")];
    if (type !== "code") return [];
    const outputs = itemsOf(find(cell, "outputs")).flatMap((output) => [
      read(find(output, "text")),
      read(find(output, "data", "text/plain")),
    ]);
    return [text, ...outputs].filter((item) => item.text).map(asCode);
  });
  const joined = joinTexts(texts);
  return moveTo(readMarkdown(joined.text), joined);
}
