/** `loraFigure`: numbers and captions an author's content, such as an image, code or a table. */
import { fromText } from "../inline.js";
import { choice, type Lookup, readOptions, text } from "../options.js";
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

export const NESTED =
  "a loraFigure cannot contain another one: close the first one before the second one starts";

/** Evaluates `loraFigure`. Throws TagError or LoraError. */
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
  };
}
