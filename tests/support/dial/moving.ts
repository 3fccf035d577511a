import type { Moving } from "../../../src/figures/figure.js";
import { Picture } from "../../../src/figures/picture.js";

type Input = {
  readonly turn: number;
  readonly side: string;
  readonly wide?: boolean | undefined;
};

const said = ({ turn, side, wide }: Input) => `${turn} ${side} ${wide ? "wide" : "narrow"}`;

/** A figure that only says what its controls say. */
export const moving: Moving<Input, Input> = {
  fit: (input) => ({ ...input, turn: Math.min(input.turn, 100) }),
  count: (input) => input,
  compose(counts, composition) {
    const picture = new Picture(composition);
    picture.write(said(counts));
    return picture.finish("Dial", said(counts));
  },
  words: {
    caption: said,
    description: said,
    cells: (counts) => [String(counts.turn)],
    spoken: said,
  },
};
