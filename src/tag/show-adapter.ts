/** Formats single numbers of an adapter file for sentences, for the options `show` and `file` of a tag. */
import type { Adapter } from "../adapter/index.js";
import { countTrainable, rangeOfDirections } from "../adapter/index.js";
import { LoraError } from "../errors.js";
import * as english from "../number-format.js";
import { oneOf } from "../suggestions.js";
import type { AnyShow, Style } from "./show.js";

type Formats = Pick<english.TextFormats, "exact" | "about" | "aboutBytes">;

const numbers: Partial<
  Record<AnyShow, (adapter: Adapter, style: Style, formats: Formats) => string>
> = {
  trainable(adapter, style, { about, exact }) {
    const count = countTrainable(adapter);
    if (count === undefined)
      throw new LoraError(
        "show",
        `fileBytes or directions90, because the file also has ${adapter.others[0]}, and modules_to_save does not say whether it is trained`,
        "trainable",
      );
    return (style === "about" ? about : exact)(count);
  },
  fileBytes({ fileBytes }, style, { aboutBytes, exact }) {
    if (fileBytes === undefined)
      throw new LoraError(
        "show",
        "trainable or directions90, because this adapter has no file",
        "fileBytes",
      );
    return (style === "about" ? aboutBytes : exact)(fileBytes);
  },
  /** The fewest directions that hold 90 % of each update: a number, or a range such as "2–5". */
  directions90(adapter, _style, { exact }) {
    const [min, max] = rangeOfDirections(adapter, 0.9);
    return min === max ? exact(min) : `${exact(min)}–${exact(max)}`;
  },
};

/** Throws LoraError for a number that no file has. */
export function showAdapterNumber(
  adapter: Adapter,
  name: AnyShow,
  style: Style = "exact",
  formats: Formats = english,
): string {
  const write = numbers[name];
  if (write) return write(adapter, style, formats);
  const allowed = `${oneOf(Object.keys(numbers))} with file=`;
  throw new LoraError("show", allowed, name);
}
