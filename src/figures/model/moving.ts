/** The figure as it moves: all of it that a page's script needs. */
import type { Moving } from "../figure.js";
import { countInput, fit, type Input, type Shape, type WholeCount } from "../whole-model.js";
import { compose } from "./compose.js";
import { live } from "./words.js";

/**
 * Modules of one role: its title, what their paths share, how many there are of each stage, and, if
 * they are experts', how many these are.
 */
export type Block = readonly [
  title: string,
  prefix: string,
  stages: readonly number[],
  experts?: string,
];

/** Blocks of one layer, which stands for others like it; without a title, of no layer. */
export type Part = readonly [title: string, blocks: readonly Block[]];

type Preset = "as given" | "q and v" | "all linear";

/** Modules that are adapted: how words call them, and their places among all. */
export type Choice = readonly [names: string, places: readonly number[]];

export type LayerInput = Input & {
  readonly parts: readonly Part[];
  readonly preset: Preset;
  readonly choices: Readonly<Record<Preset, Choice>>;
};

export interface Layers extends WholeCount, Pick<LayerInput, "parts" | "maxRank" | "choices"> {
  readonly hasAlpha: boolean;
}

/** The modules with those at these places as targets. */
export const withTargets = (modules: Input["modules"], places: readonly number[]) =>
  modules.map(
    ([name, d, k, instances, , ...fused], index): Shape => [
      ...([name, d, k, instances, places.includes(index)] as const),
      ...fused,
    ],
  );

export const moving: Moving<LayerInput, Layers> = {
  fit,
  count(input) {
    const { parts, maxRank, choices, preset, alpha } = input;
    const [targets, places] = choices[preset];
    const modules = withTargets(input.modules, places);
    const counted = countInput({ ...input, modules, targets });
    return { ...counted, parts, maxRank, choices, hasAlpha: alpha !== undefined };
  },
  compose,
  words: live,
};
