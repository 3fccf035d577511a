/** Writes tables as Markdown. */
import { escapeMarkdown } from "../escape.js";
import type { Table } from "../figures/figure.js";
import { fromText, type Inline, toInlineMarkdown } from "../inline.js";

/** The width of a column whose text wraps. */
const TEXT_WIDTH = 30;

/**
 * Returns the caption as a paragraph, in which the number is bold, and the table as a pipe table, as
 * in GitHub Flavored Markdown. `*…*` in a cell stays an italic variable. Columns of numbers are
 * right-aligned. The number of hyphens below a heading is the width of the column, for pandoc.
 */
export function toMarkdown(
  { caption, inlineCaption = fromText(caption), head, rows, prose = [], links = [] }: Table,
  number?: string,
): string {
  const isText = (column: number) => column === 0 || prose.includes(column);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const body = rows.map((row, index) => {
    const [first = "", ...rest] = row.map(toInline);
    const link = links[index];
    return line([
      link ? `[${first}](${link.href} "${escapeMarkdown(link.title)}")` : first,
      ...rest,
    ]);
  });
  const rule = head.map((heading, column) => {
    // Headings wrap, and numbers do not.
    const cells = [...heading.split(" "), ...rows.map((row) => row[column] ?? "")];
    const width = Math.max(3, ...cells.map(({ length }) => length));
    return isText(column) ? "-".repeat(Math.min(width, TEXT_WIDTH)) : `${"-".repeat(width)}:`;
  });
  const title = toMarkdownCaption(number, inlineCaption);
  return [...(title ? [title, ""] : []), line(head.map(toInline)), line(rule), ...body, ""].join(
    "\n",
  );
}

/**
 * Returns a paragraph of the number in bold and the caption. Escapes characters that would
 * start a list, heading or quote.
 */
export function toMarkdownCaption(number: string | undefined, caption: readonly Inline[]): string {
  const markdown = toInlineMarkdown(caption);
  return number
    ? `**${escapeMarkdown(number)}** ${markdown}`.trimEnd()
    : markdown.replace(/^(\d*)([-+#>=.)]|\*(?=\s))/, "$1\\$2");
}

/** Returns text in which only `*…*`, a variable, is marked up. */
export const toInline = (text: string) =>
  text
    // Variables side by side, such as BA and x, are joined: in `*BA**x*`, no program finds where one ends.
    .split(/((?:\*[^*]+\*)+)/)
    .map((part, index) =>
      index % 2 ? `*${escapeMarkdown(part.replaceAll("*", ""))}*` : escapeMarkdown(part),
    )
    .join("");
