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

/** Matches a formula as pandoc reads it, so that "$5 and $6" has none. */
const FORMULA = /^\$((?!\s)(?:\\.|[^\\$])*(?<!\s))\$(?!\d)/;

// The same programs render formulas, which stay as written.
md.inline.ruler.before("escape", "math_inline", (state, silent) => {
  const [source = "", tex = ""] = FORMULA.exec(state.src.slice(state.pos)) ?? [];
  if (!tex) return false;
  if (!silent) state.push("math_inline", "", 0).content = tex;
  state.pos += source.length;
  return true;
});

export const findFootnotes = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(/^[ >]*\[\^([^[\]\s]+)\]:/gm), ([, label = ""]) => label));

/** Returns a caption as inline nodes. Throws TagError. */
export const renderMarkdown = (
  text: string,
  warn: Warn,
  footnotes: ReadonlySet<string> = new Set(),
) => renderCaption(md, text, { footnotes } satisfies Env, warn);
