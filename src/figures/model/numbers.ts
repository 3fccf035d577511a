/** The numbers that the figure computes, and the data that a page stores. */
import type { Part as PartName, Role } from "../../counts/index.js";
import {
  countInput,
  type Input as ModelInput,
  type Targets,
  type WholeCount,
} from "../whole-model.js";

export { clip } from "../whole-model.js";

/** Modules of one role, drawn below a title. */
export interface Block {
  readonly role: Role;
  /** The prefix that the modules' paths share. */
  readonly prefix: string;
  /** The number of its modules. */
  readonly count: number;
  /** The number of layers with this block, if only some layers of its part have it. */
  readonly layers?: number;
  /** The number of experts, or of copies in each layer, if more than 1. */
  readonly each?: number;
  /** Whether a router is among its modules. */
  readonly hasRouter?: boolean;
  /** Whether it reads the same input as the block before it. */
  readonly isParallel?: boolean;
  /** The model's part, for a block outside of layers. */
  readonly part?: PartName;
}

/** The blocks of one layer, which represents all layers of a part. `layers` is 0 for blocks outside of layers. */
export interface Part {
  readonly part: PartName;
  readonly layers: number;
  readonly blocks: readonly Block[];
}

export const PRESETS = ["as given", "q and v", "all linear"] as const;
type Preset = (typeof PRESETS)[number];

/** The targets of a preset, and their indices among all modules. */
export type Choice = readonly [targets: Targets, indices: readonly number[]];

/** The targets are those of the chosen preset. */
export type Input = Omit<ModelInput, "adapted" | "targets"> & {
  readonly parts: readonly Part[];
  readonly preset: Preset;
  readonly choices: Readonly<Record<Preset, Choice>>;
};

export interface Layers extends WholeCount {
  readonly input: Input;
}

/** LoRA's parameters and the model's, of which they are a share. */
export const toShare = ({ base, trainable, b }: WholeCount) => ({ full: base, trainable, b });

export function count(input: Input): Layers {
  const [targets, adapted] = input.choices[input.preset];
  return { ...countInput({ ...input, adapted, targets }), input };
}

/** The counts at ranks of the slider, for each choice of modules: the lowest ranks, and some of the others. */
export function countOthers({ input }: Layers): Layers[] {
  const ranks: number[] = [];
  const largest = Math.max(input.rank, input.maxRank);
  for (let rank = 1; rank < largest; rank = Math.ceil(1.1 * rank)) ranks.push(rank);
  ranks.push(largest);
  return PRESETS.flatMap((preset) => ranks.map((rank) => count({ ...input, rank, preset })));
}

export function getPaths({ input, modules }: Layers): string[] {
  const prefixes = input.parts.flatMap(({ blocks }) =>
    blocks.flatMap(({ prefix, count }) => Array<string>(count).fill(prefix)),
  );
  return modules.map(({ name }, index) => [prefixes[index], name].filter(Boolean).join("."));
}
