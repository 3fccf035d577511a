/** The numbers of the map: the rank and α of each module in each layer, if patterns set them. */
import {
  countAdapters,
  groupBlocks,
  listLayers,
  type ModuleCount,
  type Part as PartName,
  toModel,
} from "../../counts/index.js";
import { LoraError } from "../../errors.js";
import type { InputOf } from "../../options.js";
import type { ALPHA, EXPERTS, PATTERNS } from "../options.js";
import type { MODEL_OPTIONS } from "../resolve-model.js";
import { countInput, type Input, type WholeCount } from "../whole-model.js";

/** The maximum number of layers: each has a pixel in a narrow picture. */
const MAX_LAYERS = 256;

/** Successive layers in which a module has the same rank and α. */
export interface Run {
  readonly first: number;
  readonly last: number;
  readonly rank: number;
  readonly alpha: number;
}

/** An adapted module in all its layers. */
export interface MapRow {
  /** The shortest name that is unique in its stack, and the name with its stack. */
  readonly name: string;
  readonly path: string;
  readonly d: number;
  readonly k: number;
  /** The number of experts in each layer, otherwise 1. */
  readonly each: number;
  readonly runs: readonly Run[];
  /** The trained parameters in all layers. */
  readonly parameters: number;
}

/** A stack of layers, or the modules outside of layers. */
export interface Stack {
  readonly part: PartName | "outside";
  readonly layers: number;
  readonly rows: readonly MapRow[];
}

export interface RankMap extends WholeCount {
  readonly hasAlpha: boolean;
  readonly stacks: readonly Stack[];
}

type Values = InputOf<
  typeof MODEL_OPTIONS & typeof PATTERNS & { alpha: typeof ALPHA; experts: typeof EXPERTS }
>;

export const listRows = ({ stacks }: Pick<RankMap, "stacks">): MapRow[] =>
  stacks.flatMap(({ rows }) => rows);
export const listRuns = (rows: readonly MapRow[]): Run[] => rows.flatMap(({ runs }) => runs);
export const countLayers = ({ first, last }: Run): number => last - first + 1;

/** Returns the map of a model, whose figure without patterns has the input `plain`. Throws LoraError. */
export function resolveMap({ model: source, ...values }: Values, plain: Input): RankMap {
  const model = toModel(source);
  const { rankPattern: _, alphaPattern: __, ...uniform } = values;
  const unsplit = countAdapters(model, uniform).modules;
  const { modules, trainable, b, a, all } = countAdapters(model, values);
  const blocks = groupBlocks(unsplit).map(({ part, role, prefix, stages }) => ({
    part: role === "other" ? ("outside" as const) : part,
    prefix,
    modules: stages.flat().filter(({ module }) => module.rank > 0),
  }));
  const stacks = [...new Set(blocks.map(({ part }) => part))].map((part): Stack => {
    const members = blocks.filter((block) => block.part === part);
    const names = members.flatMap((block) => block.modules.map(({ name }) => name));
    const rows = members.flatMap(({ prefix, modules: adapted }) =>
      adapted.map(({ module, name }) => {
        const isUnique = names.filter((other) => other === name).length === 1;
        const path = [prefix, name].filter(Boolean).join(".");
        const root = part === "outside" || !part ? [] : [part];
        return {
          name: isUnique ? name : path,
          path: [...root, path].join("."),
          ...toRow(module, modules, values),
        };
      }),
    );
    const layers = Math.max(1, ...listRuns(rows).map(({ last }) => last + 1));
    if (layers > MAX_LAYERS)
      throw new LoraError("model", `a model with at most ${MAX_LAYERS} layers for a map`, layers);
    return { part, layers, rows };
  });
  return {
    ...countInput(plain),
    ...{ trainable, b, a, all: all! },
    hasAlpha: values.alpha !== undefined || Object.keys(values.alphaPattern ?? {}).length > 0,
    stacks: stacks.filter(({ rows }) => rows.length > 0),
  };
}

/** The sizes and ranks of a module, of which `all` has a part for each rank and α. */
function toRow(
  module: ModuleCount,
  all: readonly ModuleCount[],
  values: Pick<Values, "rankPattern" | "alphaPattern">,
): Omit<MapRow, "name" | "path"> {
  const { path, d, k, perLayer } = module;
  const parts = all.filter((part) => part.path === path && part.d === d && part.k === k);
  const counted = parts.reduce((sum, { instances }) => sum + instances, 0);
  const name = Object.keys(values.rankPattern ?? {}).length ? "rankPattern" : "alphaPattern";
  if (counted !== module.instances || parts.some((part) => part.perLayer !== perLayer))
    throw new LoraError(
      name,
      `in a figure one number for all experts of a layer (${path})`,
      values[name],
    );
  const layers = parts
    .flatMap((part) => listLayers(part).map((layer) => ({ layer, part })))
    .sort((one, other) => one.layer - other.layer);
  const runs: Run[] = [];
  for (const { layer, part } of layers) {
    const { rank } = part;
    // Undoes the division by the rank, without its rounding error.
    const alpha = Number((part.scaling * rank).toPrecision(12));
    const last = runs.at(-1);
    if (last && last.last === layer - 1 && last.rank === rank && last.alpha === alpha)
      runs[runs.length - 1] = { ...last, last: layer };
    else runs.push({ first: layer, last: layer, rank, alpha });
  }
  const parameters = parts.reduce((sum, part) => sum + part.parameters, 0);
  return { d, k, each: perLayer, runs, parameters };
}
