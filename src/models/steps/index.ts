/** The training steps that are known, by model_type. The playground starts with none. */
import { all } from "./all.js";
import type { Simulation } from "./simulation.js";

export const simulations: Record<string, Simulation> = { ...all };
