/** Titles of Markdown's links and images, in which the host has undone escapes before a tag is looked for. */
import type MarkdownIt from "markdown-it";

type Parse = MarkdownIt["helpers"]["parseLinkTitle"];

/** In place of a "<" that is literal: no Markdown has the character, which the host replaces at first. */
const LITERAL = "\0";
const ESCAPE = /\\<(?=%)|&(?:lt|#0*60|#x0*3c);(?=%)|(\\[\s\S])/gi;

/** Makes the host keep apart, in titles, a "<%" that is written as literal. */
export function markLiterals(md: MarkdownIt): void {
  const parse = md.helpers.parseLinkTitle;
  const parseLinkTitle: Parse = (text, start, max, before) => {
    const parsed = parse(text, start, max, before);
    const written = text.slice(before ? start : start + 1, parsed.ok ? parsed.pos - 1 : max);
    if (!written.includes("%")) return parsed;
    const marked = written.replace(ESCAPE, (_, other?: string) => other ?? LITERAL);
    return { ...parsed, str: (before?.str ?? "") + md.utils.unescapeAll(marked) };
  };
  Object.assign(md.helpers, { parseLinkTitle });
}

/** The title as its reader has it. */
export const withLiterals = (title: string): string => title.replaceAll(LITERAL, "<");
