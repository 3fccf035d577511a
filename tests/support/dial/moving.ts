import type { Moving } from "../../../src/figures/figure.js";
import { Picture } from "../../../src/figures/picture.js";
import type { Live } from "./words.js";

export type Input = {
  readonly turn: number;
  readonly side: string;
  readonly wide?: boolean | undefined;
};

/** A figure that shows the values of its controls. */
export const moving: Moving<Input, Input, Live> = {
  fit: (input) => ({ ...input, turn: Math.min(input.turn, 100) }),
  count: (input) => input,
  compose(counts, composition, words) {
    const picture = new Picture(composition);
    picture.write(words.spoken(counts));
    return picture.finish(words.title, words.spoken(counts));
  },
};
