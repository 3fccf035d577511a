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
  compose(n, composition) {
    const picture = new Picture(composition);
    picture.write(said(n));
    return picture.finish("Dial", said(n));
  },
  words: { caption: said, description: said, cells: (n) => [String(n.turn)], spoken: said },
};
