/** Writes texts, tables and descriptions as nodes of MyST's tree. Texts never become markup. */
import type { Inline } from "../../../src/inline.js";
import type { Drawn } from "../../draw.js";

/** A node of MyST's tree. */
export interface Node {
  readonly type: string;
  readonly children?: readonly Node[] | undefined;
  readonly [member: string]: unknown;
}

const TYPES: Readonly<Record<string, string>> = {
  code: "inlineCode",
  span: "span",
};

/** Returns a node of a caption or cell as MyST's. */
export function toNode(node: Inline): Node {
  if ("children" in node) return { type: node.type, children: node.children.map(toNode) };
  if (node.type === "math") return { type: "inlineMath", value: node.tex };
  if (node.type === "image") return { type: "text", value: node.alt };
  return { type: TYPES[node.type] ?? "text", value: node.text };
}

export function toTable({ head, rows }: NonNullable<Drawn["table"]>): Node {
  const toRow = (cells: readonly (readonly Inline[])[], isHead: boolean): Node => ({
    type: "tableRow",
    children: cells.map((cell) => ({
      type: "tableCell",
      ...(isHead && { header: true }),
      children: cell.map(toNode),
    })),
  });
  return {
    type: "table",
    children: [toRow(head, true), ...rows.map((cells) => toRow(cells, false))],
  };
}

interface Part {
  readonly words: readonly Inline[];
  readonly parts: readonly Part[];
}

/** Returns the parts of a picture as a list. */
const toList = (parts: readonly Part[]): Node => ({
  type: "list",
  ordered: false,
  spread: false,
  children: parts.map(({ words, parts: inner }) => ({
    type: "listItem",
    spread: false,
    children: [
      { type: "paragraph", children: words.map(toNode) },
      ...(inner.length ? [toList(inner)] : []),
    ],
  })),
});

/** Returns a figure's description and table, which readers open. */
export function toDetails({ details = "", figure }: Drawn): Node {
  const { parts, explanation, table, steps } = figure!;
  return {
    type: "details",
    children: [
      { type: "summary", children: [{ type: "text", value: details }] },
      toList(parts as readonly Part[]),
      { type: "paragraph", children: explanation.map(toNode) },
      toTable(table),
      ...(steps ? [toTable(steps.table)] : []),
    ],
  };
}

/** Returns a node that web pages show, but not Typst and LaTeX. */
export const onlyInPages = (node: Node): Node => ({
  type: "block",
  data: { tags: ["no-pdf"] },
  children: [node],
});
