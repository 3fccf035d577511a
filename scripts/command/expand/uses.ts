/** Finds the tags of a Markdown document, and replaces them. */
import MarkdownIt from "markdown-it";
import { type Block, loraMarkdown } from "../../../plugin/markdown-it.js";
import type { Place } from "../../../plugin/place.js";
import type { Tag } from "../../../src/tag/arguments.js";
import { findTagStarts, tagAt } from "../../../src/tag/grammar.js";

/** An occurrence of a tag outside code and comments. */
export interface Use {
  readonly tag: Tag;
  readonly place: Place;
  /** Whether the tag is a Markdown block, not a part of a paragraph or of HTML. */
  readonly isBlock: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the tags after the front matter, in their order. The parser does not report the positions of
 * inline content. Therefore the ordinal of each tag is encoded as whitespace after the tag's name, where
 * whitespace is insignificant.
 */
export function usesIn(
  text: string,
  end: number,
  report: (start: number, message: string) => void,
): Use[] {
  const source = text.slice(0, end).replace(/[^\r\n]/g, " ") + text.slice(end);
  const starts = [...findTagStarts(source)];
  const { length: width } = starts.length.toString(2);
  const write = (index: number) =>
    index.toString(2).padStart(width, "0").replaceAll("0", " ").replaceAll("1", "\t");
  const read = (marker: string) =>
    Number.parseInt(marker.replaceAll(" ", "0").replaceAll("\t", "1"), 2);
  const ordinals = new Map(starts.map((start, index) => [start, index]));
  const marked = source.replace(/<%(?:\s*\w+)?/g, (name, start: number) => {
    const index = ordinals.get(start);
    return index === undefined ? name : name + write(index);
  });
  /** The end of the last shortcode, in the marked text. */
  let position = 0;
  let marks = 0;
  /** Returns the start of the next shortcode. A search from the start of the text would read it again for each. */
  const findShortcode = (shortcode: string): number => {
    // The parser changes these characters, or what is around them.
    const [first = ""] = shortcode.split(/[\n\ufffd|]/, 1);
    const start = Math.max(position, marked.indexOf(first, position));
    position = start + first.length;
    while (marks < starts.length && starts[marks]! + marks * width < start) marks++;
    return Math.max(0, start - marks * width);
  };
  const uses: Omit<Use, "isBlock">[] = [];
  const render = (tag: Tag, place: Place): string => {
    const marker = /^<%\s*\w+([ \t]*)/.exec(tag.source)?.[1]?.slice(0, width) ?? "";
    const index = marker.length === width ? read(marker) : -1;
    const start = starts[index];
    if (start === undefined) {
      // The source is a shortcode, not a tag.
      if ("error" in tag) report(findShortcode(tag.source), tag.error.message);
      return "";
    }
    uses[index] = { tag, place, start, end: start + tagAt(source, start)!.length };
    return "";
  };
  const md = new MarkdownIt({ html: true });
  md.use(loraMarkdown, { render });
  const env = {};
  const tokens = md.parse(marked, env);
  const blocks = new Set(
    tokens.filter(({ type }) => type === "lora").map(({ meta }) => (meta as Block).tag),
  );
  // Rendering, not parsing, calls `render` for references.
  md.renderer.render(tokens, md.options, env);
  // Tags that are text leave holes, which this skips.
  return uses.flatMap((use) => [{ ...use, isBlock: blocks.has(use.tag) }]);
}

/** Returns the lines of a block between empty lines, in the quote or list of the tag. */
export function asBlock(
  text: string,
  { start, end }: Use,
  content: string,
  newline: string,
): string {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const prefix = text.slice(lineStart, start);
  const inner = prefix.replace(/[^>\s]/g, " ");
  const isEmpty = (line: string) => /^[\s>]*$/.test(line);
  // Looks only at the lines beside the tag, because a document may have thousands of tags.
  const before = text.slice(text.lastIndexOf("\n", lineStart - 2) + 1, Math.max(0, lineStart - 1));
  const afterStart = text.indexOf("\n", end) + 1 || text.length;
  const after = text.slice(afterStart, text.indexOf("\n", afterStart) + 1 || undefined);
  const lines = content.split("\n");
  // The first block of a list item needs no empty line before it.
  if (inner === prefix && !isEmpty(before)) lines.unshift("");
  if (!isEmpty(after)) lines.push("");
  const indent = (line: string) => (line ? inner + line : inner.trimEnd());
  return lines.map((line, index) => (index ? indent(line) : line)).join(newline);
}
