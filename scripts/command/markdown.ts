/** Renders inline Markdown for the command. */
import MarkdownIt from "markdown-it";
import { renderCaption, type Warn } from "../../plugin/inline-markdown.js";

/** Data of a document. */
interface Env {
  /** The labels of the footnotes that it defines. */
  readonly footnotes: ReadonlySet<string>;
}

const md = new MarkdownIt();

// markdown-it reads no footnotes without a plugin, but the programs that read the command's output do.
md.inline.ruler.before("link", "footnote", (state) => {
  const label = /^\[\^([^[\]\s]+)\]/.exec(state.src.slice(state.pos))?.[1];
  if (label === undefined || !(state.env as Env).footnotes.has(label)) return false;
  state.push("footnote_ref", "", 0);
  state.pos += label.length + 3;
  return true;
});

export const findFootnotes = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(/^[ >]*\[\^([^[\]\s]+)\]:/gm), ([, label = ""]) => label));

/** Returns a caption as rich text. Formulas stay as written. Throws TagError. */
export const renderMarkdown = (
  text: string,
  warn: Warn,
  footnotes: ReadonlySet<string> = new Set(),
) => renderCaption(md, text, { footnotes } satisfies Env, warn);
