/** A module that the build writes from the registry: loaders of each figure's code and words, by language. */
declare module "lora:chunks" {
  import type { LiveWords, Moving } from "../../src/figures/figure.js";
  import type { Formats, Language } from "../../src/formats.js";

  interface Chunk {
    readonly moving: Moving;
    readonly language: Language;
    live(formats: Formats): LiveWords;
  }

  export const chunks: Readonly<Record<string, Readonly<Record<string, () => Promise<Chunk>>>>>;
}
