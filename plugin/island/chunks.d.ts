/** A module that the build writes from the registry: loaders of each figure's code, and of its words by language. */
declare module "lora:chunks" {
  import type { LiveWords, Moving } from "../../src/figures/figure.js";
  import type { Formats, Language } from "../../src/formats.js";

  interface Words {
    readonly language: Language;
    live(formats: Formats): LiveWords;
  }

  interface Chunk {
    moving(): Promise<{ readonly moving: Moving }>;
    readonly words: Readonly<Record<string, () => Promise<Words>>>;
  }

  export const chunks: Readonly<Record<string, Chunk>>;
}
