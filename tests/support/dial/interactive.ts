import { Picture } from "../../../src/figures/picture.js";
import { type Composition, part, type Scene, text } from "../../../src/scene.js";
import type { Live } from "./logic.js";

export type Input = {
  readonly turn: number;
  readonly side: string;
  readonly wide?: boolean | undefined;
};

// A figure that shows the values of its controls.
export const clip = (input: Input): Input => ({ ...input, turn: Math.min(input.turn, 100) });

export const count = (input: Input): Input => input;

export function compose(counts: Input, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  picture.claim(words.headline(), "");
  const facts = { turn: counts.turn, side: counts.side };
  const description = { name: "dial", role: "value", words: words.spoken(counts), facts } as const;
  picture.nodes.push(
    part(description, [text(picture.left, 60, words.spoken(counts), { size: 12 })]),
  );
  picture.bottom = 60;
  return picture.finish(words.spoken(counts));
}
