/** Counts the parameters that an adapter trains in a model, as PEFT does. */
import { LoraError, realNumber, wholeNumber } from "../errors.js";
import { ALPHA_RANGE, MAX_DIMENSION } from "../lora.js";
import { getDistinctNumbers } from "./distinct-numbers.js";
import { findFusedTargets, toFullName, withExperts } from "./experts.js";
import { extraTensors } from "./extra-tensors.js";
import { listExtraModules } from "./extras.js";
import {
  assertKnownType,
  baseParameters,
  endsIn,
  findShortName,
  instances,
  isConv1d,
  isLinear,
  type LinearModule,
  type Model,
  withoutMarks,
} from "./model.js";
import {
  allParameters,
  type DistinctNumbers,
  fillFirstName,
  isWithin,
  listNames,
} from "./names.js";
import type { AdapterInput } from "./options.js";
import { suffixMatcher } from "./patterns.js";
import { namesToSave } from "./saved.js";
import { type Adaptation, adapt, checkAdaptable, createSelector, selectsAny } from "./selection.js";
import { type Defaults, isAllLinear, resolveTargets } from "./targets.js";
import { countFrozen, countTrained, exactSum } from "./tensors.js";
import { withTying } from "./tying.js";

/** The counts of linear modules of one name and shape. */
export interface ModuleCount extends LinearModule {
  /** Whether PEFT adapts its weight as a parameter, not as a module. */
  readonly isParameter: boolean;
  /** The shortest name by which `targets` selects it, such as "q_proj". */
  readonly name: string;
  /** The number of these modules in all layers. */
  readonly instances: number;
  /** 0 if the module is not a target. */
  readonly rank: number;
  /** The factor of its update; 0 if the module is not a target. */
  readonly scaling: number;
  /** Trained parameters of all instances. */
  readonly parameters: number;
}

/** The parameters of LoRA on a model, whole numbers. */
export interface ModelCount {
  /** The model that was counted. */
  readonly model: Model;
  /** The rank r of modules without a rank of their own in `rankPattern`. */
  readonly rank: number;
  /** The α of modules without an α of their own in `alphaPattern`. */
  readonly alpha: number;
  /** alpha / rank, or alpha / √rank for rsLoRA. */
  readonly scaling: number;
  /** The names or patterns that select the adapted modules. */
  readonly targets: readonly string[];
  /** Its linear modules, adapted or not. */
  readonly modules: readonly ModuleCount[];
  /** Parameters of all B matrices. */
  readonly b: number;
  /** Parameters of all A matrices. */
  readonly a: number;
  /** Parameters of A, B, magnitudes, biases and saved modules. */
  readonly trainable: number;
  /** Parameters of the base model. `base` and `all` are undefined if only some modules are known. */
  readonly base: number | undefined;
  /** PEFT's "all params": the base model, the adapter and saved modules. */
  readonly all: number | undefined;
  /** PEFT's "trainable%": 100 · trainable / all, so the denominator includes the adapter. */
  readonly trainablePercent: number | undefined;
}

/** PEFT's rank_pattern or alpha_pattern. Each key is a regular expression for the end of a complete name. */
interface Pattern {
  /** The value of the first key that matches the name. */
  findValue(name: string): number | undefined;
}

/**
 * Parses a pattern. A key that matches no module has no effect. `replaced` has the values that PEFT sets itself,
 * after the given keys. Throws LoraError for invalid keys and values.
 */
function parsePattern(
  option: SizePattern | "alphaPattern",
  values: Readonly<Record<string, number>> = {},
  replaced: Readonly<Record<string, number>> = {},
): Pattern {
  for (const [key, value] of Object.entries(values)) {
    if (option === "alphaPattern")
      realNumber(`${option}.${key}`, value, ALPHA_RANGE.min, ALPHA_RANGE.max);
    else wholeNumber(`${option}.${key}`, value, 1, MAX_DIMENSION);
  }
  const all = { ...values, ...replaced };
  const find = suffixMatcher(option, Object.keys(all));
  const list = Object.values(all);
  return { findValue: (name) => list[find(name) ?? -1] };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The properties of a method that determine which modules it adapts. */
export interface AdaptationRules {
  readonly label: string;
  /** The key of the method's default targets. Absent for methods that adapt no modules. */
  readonly adapts?: Defaults;
  /** Whether PEFT implements it with LoRA's classes, which also adapt the fused experts of transformers 5. */
  readonly isLora?: boolean;
  /** Whether it can adapt parameters that are not linear modules, such as fused experts. */
  readonly takesParameters?: boolean;
  /** Whether B can have a bias. */
  readonly takesBias?: boolean;
  /** Whether PEFT ignores targets other than linear modules: norms, embeddings and Conv1D modules. */
  readonly skipsOthers?: boolean;
  /**
   * For a method without a rank: the setting that may differ between modules, and the option with its
   * pattern. The value of this setting is stored as the module's rank.
   */
  readonly perModule?: readonly [setting: "frequencies" | "blockSize", pattern: SizePattern];
}

/** Options that set a size for modules whose names end in a pattern. */
type SizePattern = "rankPattern" | "frequencyPattern" | "blockSizePattern";

const LORA: AdaptationRules = {
  label: "LoRA",
  adapts: "lora",
  isLora: true,
  takesParameters: true,
  takesBias: true,
};
const DORA: AdaptationRules = { ...LORA, label: "DoRA", takesParameters: false, takesBias: false };

/** The full name of an instance's weight, as in target_parameters. */
const toWeightName = (module: LinearModule, name: string) =>
  isLinear(module) ? `${name}.weight` : toFullName(module, name);

/** Throws LoraError if `names` match a parameter that LoRA cannot adapt: a norm's weight, or a bias. */
function checkParameters(
  model: Model,
  adaptable: readonly LinearModule[],
  names: readonly string[],
  distinct: DistinctNumbers,
) {
  if (!names.length) return;
  const parameters = allParameters(model, distinct);
  if (!parameters)
    throw new LoraError("model", "a model whose parameters are known by name", model.id);
  const weights = new Set(
    adaptable.flatMap((module) =>
      (listNames(module, distinct) ?? []).map(({ name }) => toWeightName(module, name)),
    ),
  );
  const other = parameters.find(
    ({ name }) => !weights.has(name) && names.some((wanted) => endsIn(name, wanted)),
  );
  if (other)
    throw new LoraError(
      "targetParameters",
      "names of weights of linear modules, embeddings and experts",
      fillFirstName(other),
    );
}

/** Options whose effect depends on complete names of modules, or on parameters outside linear modules. */
const UNCERTAIN: readonly (keyof AdapterInput)[] = [
  "excludeModules",
  "layersToTransform",
  "layersPattern",
  "rankPattern",
  "alphaPattern",
  "modulesToSave",
  "targetParameters",
  "trainableTokenIndices",
  "ensureWeightTying",
];

/** Throws LoraError for options whose effect the names and shapes of a checkpoint's tensors do not tell. */
function rejectUncertain(model: Model, options: AdapterInput): void {
  const isGiven = (value: unknown) =>
    typeof value === "object" ? Object.keys(value ?? {}).length > 0 : Boolean(value);
  const option = UNCERTAIN.find((name) => isGiven(options[name]));
  if (option) assertKnownType(model, `the effect of ${option}`);
  if (options.bias === "all") assertKnownType(model, "all its biases");
}

/**
 * Counts the adapters of a method, by default LoRA's, as PEFT does. Throws LoraError for targets that the model
 * does not have, and for options that PEFT rejects.
 */
export function countAdapters(
  original: Model,
  options: AdapterInput,
  method?: AdaptationRules,
): ModelCount {
  const { rank, alpha = rank, experts = "fused", targetParameters = [] } = options;
  const { dora = false, rslora = false, loraBias = false } = options;
  const { label, adapts, isLora, takesParameters, takesBias, skipsOthers, perModule } =
    method ?? (dora ? DORA : LORA);
  rejectUncertain(original, options);
  if (loraBias && isLora && !takesBias) throw new LoraError("loraBias", `false for ${label}`, true);
  if (targetParameters.length && !takesParameters)
    throw new LoraError("targetParameters", `omitted for ${label}`, targetParameters);
  const model = withExperts(experts, original);
  const { input, adapted: tied } = withTying(model, options);
  const fusedTargets = isLora ? findFusedTargets(model) : undefined;
  const isAll = isAllLinear(input.targets);
  const areNamed = !isAll && input.targets !== undefined;
  const extras = areNamed || targetParameters.length ? listExtraModules(model) : [];
  const adaptable = { ...model, modules: [...model.modules, ...extras] };
  const targets = resolveTargets(model, input.targets, adapts, {
    fusedTargets,
    extras: areNamed ? extras : [],
    isOptional: skipsOthers || targetParameters.length > 0,
  });
  const saved = namesToSave(model, input.modulesToSave);
  const targetNames = isAll ? undefined : targets;
  const distinct = getDistinctNumbers(input);
  const fused = fusedTargets?.resolve(targetNames, input, saved, distinct);
  const multiplied = (value: number) =>
    Object.fromEntries(
      Object.entries(fused?.factors ?? {}).map(([key, factor]) => [key, factor * value]),
    );
  const rankOption = perModule?.[1] ?? "rankPattern";
  const ranks = parsePattern(rankOption, input.rankPattern, multiplied(rank));
  const alphas = parsePattern("alphaPattern", input.alphaPattern, multiplied(alpha));
  const selector = createSelector(adaptable, fused ? fused.modules : targetNames, input, saved);
  const parameters = [...(fused?.parameters ?? []), ...targetParameters];
  checkParameters(model, adaptable.modules, targetParameters, distinct);
  if (areNamed && !skipsOthers) checkAdaptable(adaptable, selector, distinct);
  const getScaling = (alpha: number, rank: number) => alpha / (rslora ? Math.sqrt(rank) : rank);
  const moduleCounts = adaptable.modules.flatMap((module) => {
    const isNamed = areNamed || model.modules.includes(module);
    const isSkipped = skipsOthers && (module.isEmbedding || isConv1d(model, module));
    const getAdaptation = (name: string): Adaptation => {
      const weight = toWeightName(module, name);
      const isParameter = parameters.some((parameter) => endsIn(weight, parameter));
      const isModule =
        isLinear(module) &&
        isNamed &&
        !isSkipped &&
        (selector.selects(name) || tied.includes(name));
      if (isParameter && !takesParameters)
        throw new LoraError("experts", `separate for ${label}`, experts);
      if (isParameter && isModule)
        throw new LoraError("targetParameters", "weights of modules that are not targets", weight);
      if (loraBias && (isParameter || (isModule && module.isEmbedding)))
        throw new LoraError("loraBias", `false for ${weight}`, true);
      // PEFT would include the adapter in the copy.
      if ((isModule || isParameter) && saved.some((wanted) => isWithin(name, wanted)))
        throw new LoraError(
          "targets",
          "modules that are not trained in full by modulesToSave",
          module.path,
        );
      if (!isModule && !isParameter) return { rank: 0, scaling: 0, isParameter };
      const key = isParameter ? weight : name;
      const moduleRank = ranks.findValue(key) ?? rank;
      const moduleAlpha = alphas.findValue(key) ?? alpha;
      return { rank: moduleRank, scaling: getScaling(moduleAlpha, moduleRank), isParameter };
    };
    return adapt(module, getAdaptation, distinct).map((part): ModuleCount => {
      const sides = part.isParameter ? asParameter(part, model) : part;
      const { rank, d, k } = sides;
      const eachInstance = rank * (d + k) + (rank > 0 ? d * (Number(dora) + Number(loraBias)) : 0);
      return {
        ...sides,
        name: findShortName(module, adaptable.modules),
        instances: instances(part),
        parameters: instances(part) * eachInstance,
      };
    });
  });
  const modules = moduleCounts.filter(
    (module) => module.rank > 0 || !extras.some(({ path }) => path === module.path),
  );
  const adapted = modules.filter((module) => module.rank > 0);
  if (!adapted.length && !(skipsOthers && selectsAny(adaptable, selector, isAll, distinct)))
    throw new LoraError(
      "targets",
      "modules that are not all in modulesToSave or excludeModules",
      targets,
    );
  // PEFT's LoRA sets fan_in_fan_out for a Conv1D module, and its adapters of parameters reject this setting.
  // A linear module that follows, the head, resets it.
  const linear = adapted.filter(({ isParameter, isEmbedding }) => !isParameter && !isEmbedding);
  if (
    targetParameters.length &&
    adapted.some(({ isParameter }) => isParameter) &&
    linear.length > 0 &&
    linear.every((module) => isConv1d(model, module))
  )
    throw new LoraError("targetParameters", "omitted with Conv1D targets", targetParameters);
  const adapter = sum(modules.map(({ parameters }) => parameters));
  const extraParameters = extraTensors(model, adapted, input);
  const trainable = exactSum(adapter + countTrained(extraParameters));
  const base = model.other && baseParameters(model);
  const total =
    base === undefined
      ? undefined
      : exactSum(
          base +
            adapter +
            countTrained(extraParameters.filter(({ isOfBase }) => !isOfBase)) +
            countFrozen(extraParameters),
        );
  return {
    model,
    rank,
    alpha,
    scaling: getScaling(alpha, rank),
    targets: [targets].flat(),
    modules,
    b: sum(modules.map((module) => module.instances * module.rank * module.d)),
    a: sum(modules.map((module) => module.instances * module.rank * module.k)),
    trainable,
    base,
    all: total,
    trainablePercent: total === undefined ? undefined : (100 * trainable) / total,
  };
}

/** Swaps `d` and `k` of embeddings and Conv1D modules: PEFT reads a parameter's rows as outputs. */
function asParameter<M extends LinearModule>(module: M, model: Model): M {
  const { d, k, isEmbedding } = module;
  return isEmbedding || isConv1d(model, module)
    ? { ...module, d: k, k: d, isEmbedding: false }
    : module;
}

export const shortName = (id: string) => id.replace(/^.*\//, "");

/** `name`, or by default the id without its organization. */
export const formatModelName = ({ id }: Pick<Model, "id">, name?: string) =>
  name === undefined ? shortName(id) : withoutMarks(name);
