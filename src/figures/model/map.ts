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
import { groupBy } from "../../group-by.js";
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
  readonly name: string;
  readonly d: number;
  readonly k: number;
  /** The number of experts in each layer, otherwise 1. */
  readonly each: number;
  readonly runs: readonly Run[];
  /** The trained parameters in all layers. */
  readonly parameters: number;
}

/** A stack of layers, or modules outside of layers, for which `layers` is 0. */
export interface Stack {
  readonly part: PartName;
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
  const blocks = groupBlocks(unsplit).map(({ part, role, stages }) => ({
    part: role === "other" ? ("" as const) : part,
    isLayered: role !== "other",
    rows: stages
      .flat()
      .filter(({ module }) => module.rank > 0)
      .map(({ module, name }) => toRow(name, module, modules)),
  }));
  const stacks = [...groupBy(blocks, ({ part, isLayered }) => `${isLayered} ${part}`).values()].map(
    (members): Stack => {
      const [{ part, isLayered }] = members as [(typeof blocks)[number]];
      const rows = members.flatMap((block) => block.rows);
      const layers = isLayered ? Math.max(0, ...listRuns(rows).map(({ last }) => last + 1)) : 0;
      if (layers > MAX_LAYERS)
        throw new LoraError("model", `a model with at most ${MAX_LAYERS} layers for a map`, layers);
      return { part, layers, rows };
    },
  );
  return {
    ...countInput(plain),
    ...{ trainable, b, a, all: all! },
    hasAlpha: values.alpha !== undefined || Object.keys(values.alphaPattern ?? {}).length > 0,
    stacks: stacks.filter(({ rows }) => rows.length > 0),
  };
}

/** The row of a module, of which `all` has a part for each rank and α. */
function toRow(name: string, module: ModuleCount, all: readonly ModuleCount[]): MapRow {
  const { path, d, k, perLayer } = module;
  const parts = all.filter((part) => part.path === path && part.d === d && part.k === k);
  const counted = parts.reduce((sum, { instances }) => sum + instances, 0);
  if (counted !== module.instances || parts.some((part) => part.perLayer !== perLayer))
    throw new LoraError("rankPattern", "the same for all experts of a layer in a figure", path);
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
  return { name, d, k, each: perLayer, runs, parameters };
}
