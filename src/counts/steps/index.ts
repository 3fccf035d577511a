/** Lists the simulations of training steps by model_type. */
import { decoders } from "./decoder.js";
import type { Simulation } from "./simulation.js";
import { t5 } from "./t5.js";
import { vit } from "./vit.js";

export const simulations: Readonly<Record<string, Simulation>> = {
  ...decoders,
  t5,
  mt5: t5,
  vit,
};
