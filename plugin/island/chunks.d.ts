/** Made by the build from the registry: the part of each figure that moves, a script of its own. */
declare module "lora:chunks" {
  import type { Moving } from "../../src/figures/figure.js";

  export const chunks: Readonly<Record<string, () => Promise<{ readonly moving: Moving }>>>;
}
