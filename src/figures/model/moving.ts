/** The figure as it moves: all of it that a page's script needs. */
import type { Part, Role } from "../../models/blocks.js";
import type { Moving } from "../figure.js";
import { countInput, fit, type Input, type WholeCount } from "../whole-model.js";
import { compose } from "./compose.js";
import { live } from "./words.js";

/** Modules of one role: in layers of which part, in how many, what their paths share, and how many each stage has. */
export type Block = readonly [
  part: Part,
  role: Role,
  layers: number,
  prefix: string,
  stages: readonly number[],
];

export const PRESETS = ["as given", "q and v", "all linear"] as const;

export type LayerInput = Input & {
  readonly blocks: readonly Block[];
  readonly preset: (typeof PRESETS)[number];
  /** Places of queries and values among the modules. */
  readonly qAndV: readonly number[];
};

export interface Layers extends WholeCount, Pick<LayerInput, "blocks" | "maxRank"> {
  /** Whether the author gave one. */
  readonly hasAlpha: boolean;
}

export const moving: Moving<LayerInput, Layers> = {
  fit: (input) => ({ ...input, ...fit(input) }),
  count({ blocks, preset, qAndV, ...input }) {
    const isChosen = (index: number, isGiven: boolean) => {
      if (preset === "all linear") return true;
      // A model without attention has neither queries nor values.
      return preset === "q and v" && qAndV.length > 0 ? qAndV.includes(index) : isGiven;
    };
    const modules = input.modules.map(
      ([name, d, k, instances, isGiven], index) =>
        [name, d, k, instances, isChosen(index, isGiven)] as const,
    );
    const { maxRank, alpha } = input;
    const hasAlpha = alpha !== undefined;
    return { ...countInput({ ...input, modules }), blocks, maxRank, hasAlpha };
  },
  compose,
  words: live,
};
