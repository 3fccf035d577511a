/** Turns the names and shapes of a checkpoint's tensors into a model's shapes. */
import { LoraError } from "../errors.js";
import { groupBy } from "../group-by.js";
import {
  findAllLinearDoubt,
  findDoubts,
  type Group,
  getStack,
  isHead,
  isInExperts,
  isParameter,
  isQuantized,
} from "./checkpoint-rules.js";
import { families, shapesOfConfig } from "./config.js";
import { group, type ParameterGroup } from "./groups.js";
import { type Doubt, isConv1d, isLinear, type LinearModule, type Model } from "./model.js";
import { allParameters, countInstances, getParent, NO_NUMBERS } from "./names.js";
import { parseId } from "./saved-path.js";
import {
  expandNames,
  type NamedTensor,
  shortenNames,
  type Tensors,
  toPattern,
} from "./tensor-names.js";

/** The content of a shapes.json: what the headers of a checkpoint's files state, and its config.json. */
export interface CheckpointShapes {
  readonly checkpoint?: string;
  readonly config?: object;
  readonly tensors: Tensors;
}

export const toShapes = (
  checkpoint: string,
  tensors: readonly NamedTensor[],
  config: object | undefined,
): CheckpointShapes => ({
  checkpoint,
  ...(config && { config }),
  tensors: shortenNames(tensors),
});

export const isShapes = (content: unknown): content is CheckpointShapes =>
  typeof content === "object" && content !== null && "tensors" in content;

/**
 * Returns the model of a checkpoint: of its config.json if the type is known, otherwise of the names and shapes of its
 * tensors. Throws LoraError if the tensors contradict config.json, or are quantized.
 */
export function modelOfShapes({ checkpoint, config, tensors }: CheckpointShapes): Model {
  const list = expandNames(tensors);
  const quantized = list.find(isQuantized);
  if (quantized)
    throw new LoraError(
      "model",
      "a checkpoint without quantized tensors, whose shapes are not those of the modules; name the original checkpoint or a config.json",
      `${quantized.name} (${quantized.dtype})`,
    );
  const { model_type: type, _name_or_path: path } = Object(config);
  const name = [path, checkpoint].find((item) => typeof item === "string") ?? "";
  if (!families.includes(type)) {
    const id = parseId(name) || "the checkpoint";
    return modelOfTensors(list, id, typeof type === "string" ? type : "unknown");
  }
  const model = shapesOfConfig({ ...config, _name_or_path: name });
  compareShapes(model, list);
  return model;
}

function groupTensors(tensors: readonly NamedTensor[]): Group[] {
  const shapes = new Map(tensors.map(({ name, shape }) => [name, shape]));
  const findBias = (module: string): number | undefined => {
    const [length, ...others] = shapes.get(`${module}.bias`) ?? [];
    return shapes.has(`${module}.weight`) && !others.length ? length : undefined;
  };
  const parameters = tensors.flatMap(({ name, dtype, shape }) => {
    const module = getParent(name);
    const parameter = name.slice(module ? module.length + 1 : 0);
    const bias = findBias(module);
    if (parameter === "bias" && bias !== undefined) return [];
    const ofWeight = parameter === "weight" ? bias : undefined;
    return { module: toPattern(module), parameter, shape, bias: ofWeight, dtype };
  });
  const groups = groupBy(parameters, (parameter) => JSON.stringify(parameter));
  return [...groups.values()].map((group) => ({ ...group[0]!, count: group.length }));
}

/** Removes the stack of layers. The name in an encoder or a decoder starts with its part. */
function toPath(module: string, stacks: number): string {
  const stack = getStack(module);
  const part = stacks > 1 ? /(?:^|\.)(vision|encoder|decoder)/.exec(stack)?.[1] : undefined;
  const path = module.slice(stack.length);
  return part ? `${part}.${path}` : path;
}

/** Whether the weight is transposed, as a Conv1D's in GPT-2: the bias has a number for each output. */
const isTransposed = ({ shape: [rows, columns], bias }: Group) =>
  bias !== undefined && bias !== rows && bias === columns;

function toModule(item: Group, stacks: number, hasConv1d: boolean): LinearModule {
  const { module, shape, bias, count } = item;
  const [rows = 0, columns = 0] = shape;
  // A square weight does not tell its order.
  const isConv1d = hasConv1d && (isTransposed(item) || (rows === columns && bias !== undefined));
  const [d, k] = isConv1d ? [columns, rows] : [rows, columns];
  const path = toPath(module, stacks);
  const hasBias = bias !== undefined;
  return { path, d, k, layers: count, perLayer: 1, hasBias, isConv1d, isSubclass: true };
}

function toParameters(item: Group): ParameterGroup {
  const { module, shape, bias, count } = item;
  const kind = bias === undefined ? "weights" : "biased";
  if (isHead(item)) return group(kind, module, shape);
  const weights = shape.reduce((product, side) => product * side, count);
  const biases = count * (bias ?? 0);
  return { name: module, kind, numel: weights + biases, biases };
}

function modelOfTensors(tensors: readonly NamedTensor[], id: string, type: string): Model {
  const groups = groupTensors(tensors);
  const doubts = findDoubts(groups);
  const stacks = new Set(groups.map(({ module }) => getStack(module)).filter(Boolean));
  const doubtful = [...doubts.keys()];
  const modules = groups.filter((group) => !doubts.has(group));
  const hasConv1d = modules.some(isTransposed);
  return {
    id,
    type,
    layers: countLayers(tensors),
    hidden: undefined,
    kvWidth: undefined,
    modules: modules.map((group) => toModule(group, stacks.size, hasConv1d)),
    other: doubtful.some((group) => isParameter(group) === undefined)
      ? undefined
      : doubtful.filter(isParameter).map(toParameters),
    doubts: {
      allLinear: findAllLinearDoubt(groups, doubts),
      modules: [...doubts]
        .filter(([item]) => item.shape.length > 1 && !isHead(item))
        .map(([{ module, parameter }, reason]): Doubt => {
          return [parameter === "weight" ? module : `${module}.${parameter}`, reason];
        }),
      names: [...new Set(groups.map(({ module }) => module))],
    },
    source: "checkpoint",
  };
}

/** Counts layers in all stacks. Experts are not layers. */
const countLayers = (tensors: readonly NamedTensor[]): number =>
  new Set(
    tensors.flatMap(({ name }) =>
      isInExperts(name) ? [] : (/^.*\.\d+(?=\..*\.weight$)/.exec(name) ?? []),
    ),
  ).size;

/** Counts matrices in layers by their shapes. Experts, which files store in several ways, are left out. */
class Matrices {
  readonly counts = new Map<string, number>();

  add(name: string, shape: readonly number[], count = 1): void {
    const module = name.replace(/\.weight$/, "");
    if (module === name || shape.length !== 2 || isInExperts(module)) return;
    if (!/(?:^|\.)(?:#|\*|\d+)\./.test(name)) return;
    const key = shape.join(" × ");
    this.counts.set(key, (this.counts.get(key) ?? 0) + count);
  }
}

/** Throws LoraError if the layers of the model and of the checkpoint have different matrices. */
function compareShapes(model: Model, tensors: readonly NamedTensor[]): void {
  const [expected, stored] = [new Matrices(), new Matrices()];
  for (const { name, shape } of tensors) stored.add(name, shape);
  const parameters = allParameters(model, NO_NUMBERS);
  for (const parameter of parameters ?? [])
    expected.add(parameter.name, parameter.shape, countInstances(parameter));
  if (!parameters)
    for (const module of model.modules.filter(isLinear)) {
      const { path, d, k, layers, perLayer } = module;
      const shape = isConv1d(model, module) ? [k, d] : [d, k];
      expected.add(`#.${path}.weight`, shape, layers * perLayer);
    }
  for (const shape of new Set([...expected.counts.keys(), ...stored.counts.keys()])) {
    const [count = 0, savedCount = 0] = [expected.counts.get(shape), stored.counts.get(shape)];
    if (count !== savedCount)
      throw new LoraError(
        "model",
        `a checkpoint with the shapes of its config.json, which describes ${count} matrices of ${shape} in layers; without its config.json, only the tensors count`,
        `${savedCount} such matrices`,
      );
  }
}
