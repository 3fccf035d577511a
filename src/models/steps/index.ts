/** Registers the simulations of training steps by model_type. The playground registers them only when it needs them. */
import { allSimulations } from "./all.js";
import type { Simulation } from "./simulation.js";

export const simulations: Record<string, Simulation> = { ...allSimulations };
