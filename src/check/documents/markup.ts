/** Reads reStructuredText, AsciiDoc and LaTeX, by rewriting what they share with Markdown as Markdown. */
import { readMarkdown } from "./markdown.js";
import {
  asCode,
  type Document,
  joinTexts,
  moveTo,
  type Rule,
  rewrite,
  slice,
  type Text,
  toText,
  withLineFeeds,
} from "./text.js";

interface Markup {
  /** Matches a block of code. Its group is the code. */
  readonly code: RegExp;
  /** Rules for the text between blocks of code. */
  readonly rules: readonly Rule[];
}

/** The maximum length of a block, so that a start without an end costs little time. */
const BLOCK = "[\\s\\S]{0,20000}?";

/** The maximum length of a part of a line, so that a start without an end costs little time. */
const PART = "{0,999}";

/** Lines that an indented block contains after a line that ends in its own indentation, `\1`. */
const INDENTED = "((?:\\n[ \\t]*)*\\n\\1[ \\t]+\\S.*(?:\\n(?:\\1[ \\t]+.*|[ \\t]*(?=\\n)))*)";

const heading = (level: number, line: string): Rule => [
  new RegExp(`^(\\S.*)\\n${line}{3,}[ \\t]*$`, "dgm"),
  `\n${"#".repeat(level)} $1\n`,
];

const RST: Markup = {
  code: new RegExp(
    `^([ \\t]*)(?![ \\t])(?:\\.\\.[ \\t]+(?:code|code-block|sourcecode|parsed-literal|doctest|ipython|testcode|raw|highlight)::.*(?:\\n[ \\t]+:[\\w-]+:.*)*|(?!\\.\\. ).*::)${INDENTED}`,
    "dgm",
  ),
  rules: [
    // Comments, tables, targets, options and the names of directives.
    [
      /^[ \t]*\.\. (?:(?:list-table|csv-table|table|image|figure|math)::.*(?:\n[ \t]+\S.*|\n[ \t]*(?=\n[ \t]+\S))*|\||_)/dgm,
      "",
    ],
    [/^[ \t]*[+|].*[+|][ \t]*$/dgm, ""],
    [/^[ \t]*=+(?: +=+)+[ \t]*$/dgm, ""],
    [/^[ \t]*:[\w-]+:.*$/dgm, ""],
    [/^[ \t]*\.\.(?:[ \t]+[\w:-]+::)?/dgm, ""],
    heading(1, "="),
    heading(2, "-"),
    heading(3, "[~^]"),
    [/^[ \t]+/dgm, ""],
    [/:math:`([^`]*)`/dg, "$$1$"],
    // A role starts at the first colon of its word, so that a word is searched once.
    [/:(?<=(?<![\w:-])[\w-]*:)[\w:-]+:(?=`)/dg, ""],
    [/``([^`\n]*)``/dg, "`$1`"],
    [/`([^`\n]*?)(?<![ \t])[ \t]*<[^<>\n]*>`_+/dg, "$1"],
    [/\\(?=\s)/dg, ""],
  ],
};

const ASCIIDOC: Markup = {
  code: new RegExp(
    `^()(?:-{4,}|\\.{4,}|\`{3}\\w*)[ \\t]*\\n(${BLOCK})\\n(?:-{4,}|\\.{4,}|\`{3})[ \\t]*$`,
    "dgm",
  ),
  rules: [
    [/^\/\/.*$/dgm, ""],
    [new RegExp(`^\\|===[ \\t]*$${BLOCK}^\\|===[ \\t]*$`, "dgm"), ""],
    [/^\[.*\][ \t]*$/dgm, ""],
    [/^(?:={4,}|\*{4,}|_{4,}|\+{4,})[ \t]*$/dgm, ""],
    [/^=(?:=)?[ \t]+(\S.*)$/dgm, "\n# $1\n"],
    [/^===[ \t]+(\S.*)$/dgm, "\n## $1\n"],
    [/^={4,}[ \t]+(\S.*)$/dgm, "\n### $1\n"],
    [/^:[\w-]+:.*$/dgm, ""],
    [/^[ \t]+/dgm, ""],
    [/(?:stem|latexmath|asciimath):\[([^\]\n]{0,999})\]/dg, "$$1$"],
    [new RegExp(`(?:https?:\\/\\/|link:)[^\\s[\\]]${PART}\\[([^\\]\\n]${PART})\\]`, "dg"), "$1"],
    [/\+\+?([^+\n]+)\+\+?(?=\W|$)/dg, "$1"],
  ],
};

const LATEX: Markup = {
  code: new RegExp(
    `^()[ \\t]*\\\\begin\\{(?:verbatim|lstlisting|minted|Verbatim|pythoncode)\\*?\\}.*\\n(${BLOCK})\\\\end\\{[\\w*]+\\}`,
    "dgm",
  ),
  rules: [
    [/(?<!\\)%.*$/dgm, ""],
    [
      new RegExp(
        `\\\\begin\\{(?:tabular|tikzpicture|thebibliography|algorithm)[^\\n]${PART}\\n${BLOCK}\\\\end\\{(?:tabular|tikzpicture|thebibliography|algorithm)\\w*\\*?\\}`,
        "dg",
      ),
      "",
    ],
    [
      new RegExp(
        `\\\\begin\\{(?:equation|align|gather|multline|displaymath)\\*?\\}(${BLOCK})\\\\end\\{\\w+\\*?\\}`,
        "dg",
      ),
      " $$$1$$ ",
    ],
    [
      /^[ \t]*\\(?:documentclass|usepackage|input|include|bibliography\w*|label|begin|end|newcommand|def)\b.*$/dgm,
      "",
    ],
    [/\\(?:chapter|section)\*?\{([^{}\n]*)\}/dg, "\n\n# $1\n\n"],
    [/\\(?:subsection|subsubsection|paragraph)\*?\{([^{}\n]*)\}/dg, "\n\n## $1\n\n"],
    [new RegExp(`\\\\item(?:\\[[^\\]\\n]${PART}\\])?`, "dg"), "\n\n"],
    [/^[ \t]+/dgm, ""],
    [/\\\(([\s\S]{1,999}?)\\\)/dg, "$$1$"],
    [
      new RegExp(
        `\\\\(?:cite\\w*|ref|eqref|cref|Cref|autoref|label|footnotemark|pageref)\\*?(?:\\[[^\\]\\n]${PART}\\])*\\{[^{}\\n]*\\}`,
        "dg",
      ),
      "",
    ],
    [/\\(?:texttt|lstinline|mintinline\{\w+\}|verb)\{([^{}`\n]*)\}/dg, "`$1`"],
    [/\\(?:num|qty|SI)\{([\d.,]+)\}(?:\{[^{}\n]*\})?/dg, "$1"],
    [/\\(?:textbf|textit|emph|textsc|underline|text|mbox|textrm|textsf)\{([^{}\n]*)\}/dg, "$1"],
    [/(\d)(?:\{,\}|\\,)(?=\d{3}(?!\d))/dg, "$1,"],
    [/(\d)(?:\\,|~|\\ )?\\%/dg, "$1%"],
    [/~/dg, " "],
    [/``|''/dg, '"'],
    [/\\([#&_$])/dg, "$1"],
  ],
};

function readMarkup(source: string, { code, rules }: Markup): Document {
  const original = toText(withLineFeeds(source));
  const parts: Text[] = [];
  let end = 0;
  for (const { indices } of original.text.matchAll(code)) {
    const [from, to] = indices![2]!;
    parts.push(
      rewrite(slice(original, end, indices![0]![0]), rules),
      asCode(slice(original, from, to)),
    );
    end = indices![0]![1];
  }
  const markdown = joinTexts([...parts, rewrite(slice(original, end), rules)]);
  return moveTo(readMarkdown(markdown.text), markdown);
}

export const readRst = (source: string) => readMarkup(source, RST);
export const readAsciidoc = (source: string) => readMarkup(source, ASCIIDOC);
export const readLatex = (source: string) => readMarkup(source, LATEX);
