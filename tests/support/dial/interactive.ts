import { Picture } from "../../../src/figures/picture.js";
import type { Composition, Scene } from "../../../src/scene.js";
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
  picture.write(words.spoken(counts));
  return picture.finish(words.title, words.spoken(counts));
}
