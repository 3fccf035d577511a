/** Reads tags in Markdown for the plugins of markdown-it and remark. */
import { type Piece, piecesOfText, splitTag, tagAt } from "../src/tag/grammar.js";
import { type Tag, TagError } from "../src/tag/values.js";

export const UNPROCESSED_SHORTCODE = new TagError(
  "{% … %} is for template languages, and no template language has processed it: " +
    "in Markdown write <% … %>, or \\{% to show it as text",
);
export const UNCLOSED = new TagError(
  "this loraFigure is not closed: add <% endloraFigure %> on its own line below the content, before the next " +
    "loraFigure and in the same list or quote",
);
export const NO_START = new TagError(
  "there is no <% loraFigure … %> for this end in the same list or quote",
);
export const IN_HTML = new TagError(
  "loraFigure and endloraFigure need lines of their own, with an empty line between them and HTML around them",
);

/** Returns whether the tag is a reference. A tag that cannot be read counts as a figure. */
export const isReference = (tag: Tag): boolean => "args" in tag && tag.args.tag === "loraRef";

export const isList = (tag: Tag): boolean => "args" in tag && tag.args.tag === "loraList";

export const isNumber = (tag: Tag): boolean => "args" in tag && tag.args.named.has("show");

/** Returns whether the tag starts or ends an author's content. */
export const isContentTag = (source: string): boolean =>
  splitTag(source).name?.endsWith("loraFigure") === true;

/** Returns the tag that starts the text if only whitespace follows it on its last line. */
export function tagOnLines(text: string): string | undefined {
  const tag = tagAt(text, 0);
  const isAlone = tag !== undefined && /^[^\S\n]*(?:\n|$)/.test(text.slice(tag.length));
  return isAlone ? tag : undefined;
}

/**
 * Joins the pieces. Renders tags with `render`, or with `renderInElement` inside an HTML start
 * tag. Escaped tags become `literal`.
 */
export function replaceTags(
  pieces: Iterable<Piece>,
  render: (source: string) => string,
  renderInElement = render,
  literal = "&lt;%",
): string {
  let text = "";
  for (const piece of pieces) {
    if (piece.kind === "tag") text += render(piece.text);
    else if (piece.kind === "escape") text += literal;
    else if (piece.kind === "element")
      text += replaceTags(piecesOfText(piece.text), renderInElement);
    else text += piece.text;
  }
  return text;
}
