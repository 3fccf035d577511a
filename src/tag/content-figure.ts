/** `loraFigure`: numbers and captions an author's content, such as an image, code or a table. */
import { escapeText } from "../escape.js";
import { fromText, toInlineHtml } from "../inline.js";
import { choice, type Lookup, readOptions, text } from "../options.js";
import { toCaption } from "../tables/html.js";
import type { Host, RenderedFigure } from "./figure.js";
import { ID } from "./options.js";
import { type Arguments, nameArguments } from "./values.js";

export const contentOptions = {
  caption: text({ about: "the caption, which may contain inline Markdown" }),
  kind: choice(["figure", "table"], {
    default: "figure",
    about: "whether the content is counted as a figure or as a table",
  }),
  id: ID,
  number: text({
    pattern: /^[\p{L}\p{N}]{1,12}(?:[.-][\p{L}\p{N}]{1,12}){0,5}$/u,
    allowed: 'a whole number, or text in quotes such as "3.10" or "A.1"',
    default: "counted",
    about: "the complete number; the other figures are counted as if this one had none",
  }),
};

/** The start of the element around an author's content. */
export const CONTENT_START = '<figure class="lora-content';
/** The end of that element. */
export const CONTENT_END = "</figure>";

export const NESTED =
  "a loraFigure cannot contain another one: close the first one before the second one starts";

/** Evaluates `loraFigure`. Its HTML ends after the caption, before the content. Throws TagError or LoraError. */
export function renderContentFigure(
  args: Arguments,
  lookUp: Lookup,
  { renderMarkdown = fromText }: Host,
): RenderedFigure {
  const values = nameArguments(args, contentOptions);
  const { kind = "figure", ...input } = readOptions(contentOptions, values, lookUp);
  const caption = renderMarkdown(input.caption);
  return {
    kind: "figure",
    countedAs: kind,
    number: input.number,
    id: input.id,
    caption,
    listed: caption,
    html: (id, number, marks) =>
      `${CONTENT_START} lora-content-${kind}"${marks?.figure ?? ""} id="${escapeText(id)}">` +
      `<figcaption dir="auto">${toCaption(number, toInlineHtml(caption), marks)}</figcaption>`,
  };
}
