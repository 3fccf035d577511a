/** The figure as it moves: all of it that a page's script needs. */
import type { Part, Role } from "../../models/blocks.js";
import type { Moving } from "../figure.js";
import { countInput, fit, type Input, targetNames, type WholeCount } from "../whole-model.js";
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
  /** Names of the modules of each choice. */
  readonly choices: readonly string[];
}

export const moving: Moving<LayerInput, Layers> = {
  fit: (input) => ({ ...input, ...fit(input) }),
  count({ blocks, preset, qAndV, ...input }) {
    const counted = (chosen: LayerInput["preset"]) =>
      countInput({
        ...input,
        modules: input.modules.map(([name, d, k, instances, isGiven], index) => {
          // A model without attention has neither queries nor values.
          const isOfThese = qAndV.length > 0 ? qAndV.includes(index) : isGiven;
          const isTarget = { "as given": isGiven, "q and v": isOfThese, "all linear": true }[
            chosen
          ];
          return [name, d, k, instances, isTarget];
        }),
      });
    return {
      ...counted(preset),
      blocks,
      maxRank: input.maxRank,
      hasAlpha: input.alpha !== undefined,
      choices: PRESETS.map((one) => targetNames(counted(one))),
    };
  },
  compose,
  words: live,
};
