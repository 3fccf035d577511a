/** The parameters that LoRA trains in a model, counted as PEFT counts them. */
import { LoraError, realNumber, wholeNumber } from "../errors.js";
import { ALPHA_RANGE, MAX_DIMENSION } from "../lora.js";
import { findFusedTargets, toFullName, withExperts } from "./experts.js";
import { extraTensors } from "./extra-tensors.js";
import { listExtraModules } from "./extras.js";
import {
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
import { allParameters, fillFirstName, isWithin, listNames, type NumbersRead } from "./names.js";
import { numbersRead } from "./numbers-read.js";
import type { AdapterInput } from "./options.js";
import { fullMatcher } from "./patterns.js";
import { namesToSave } from "./saved.js";
import { type Adaptation, adapt, checkAdaptable, createSelector, selectsAny } from "./selection.js";
import { type Defaults, isAllLinear, resolveTargets } from "./targets.js";
import { countFrozen, countTrained, exactSum } from "./tensors.js";
import { withTying } from "./tying.js";

/** A linear module and its adapter. */
export interface ModuleCount extends LinearModule {
  /** Whether PEFT adapts its weight as a parameter. */
  readonly isParameter: boolean;
  readonly name: string;
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
  readonly model: Model;
  readonly rank: number;
  readonly alpha: number;
  /** alpha / rank, or alpha / √rank for rsLoRA. */
  readonly scaling: number;
  readonly targets: readonly string[];
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
  /** Returns the value of the first key that matches the name. */
  findValue(name: string): number | undefined;
}

/** Returns the pattern. A key that matches no module has no effect. Throws LoraError for values and keys. */
function parsePattern(
  option: SizePattern | "alphaPattern",
  values: Readonly<Record<string, number>> = {},
): Pattern {
  const matchers = Object.entries(values).map(([key, value]) => {
    if (option === "alphaPattern")
      realNumber(`${option}.${key}`, value, ALPHA_RANGE.min, ALPHA_RANGE.max);
    else wholeNumber(`${option}.${key}`, value, 1, MAX_DIMENSION);
    return [fullMatcher(option, `(?:.*\\.)?(?:${key})`), value] as const;
  });
  return {
    findValue: (name) => matchers.find(([matches]) => matches(name))?.[1],
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The parts of a method that decide which modules it adapts. */
export interface Adapting {
  readonly label: string;
  /** The name of its default targets. Absent for methods that adapt no modules. */
  readonly adapts?: Defaults;
  /** Whether PEFT builds it as LoRA, which also adapts the fused experts of transformers 5. */
  readonly isLora?: boolean;
  /** Whether it can adapt parameters that are not linear modules, such as fused experts. */
  readonly takesParameters?: boolean;
  /** Whether its B may have a bias. */
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

const LORA: Adapting = {
  label: "LoRA",
  adapts: "lora",
  isLora: true,
  takesParameters: true,
  takesBias: true,
};
const DORA: Adapting = { ...LORA, label: "DoRA", takesParameters: false, takesBias: false };

/** Returns the full name of an instance's weight, by which PEFT finds it as a parameter. */
const toWeightName = (module: LinearModule, name: string) =>
  isLinear(module) ? `${name}.weight` : toFullName(module, name);

/** Throws LoraError for names of parameters that LoRA cannot adapt: weights of norms, and biases. */
function checkParameters(
  model: Model,
  known: readonly LinearModule[],
  names: readonly string[],
  read: NumbersRead,
) {
  if (!names.length) return;
  const all = allParameters(model, read);
  if (!all) throw new LoraError("model", "a model whose parameters are known by name", model.id);
  const weights = new Set(
    known.flatMap((module) =>
      (listNames(module, read) ?? []).map(({ name }) => toWeightName(module, name)),
    ),
  );
  const other = all.find(
    ({ name }) => !weights.has(name) && names.some((wanted) => endsIn(name, wanted)),
  );
  if (other)
    throw new LoraError(
      "targetParameters",
      "names of weights of linear modules, embeddings and experts",
      fillFirstName(other),
    );
}

/** Counts LoRA on a model as PEFT does. Throws LoraError for modules that the model does not have. */
export function countOn(given: Model, asked: AdapterInput, method?: Adapting): ModelCount {
  const { rank, alpha = rank, experts = "fused", targetParameters = [] } = asked;
  const { dora = false, rslora = false, loraBias = false } = asked;
  const { label, adapts, isLora, takesParameters, takesBias, skipsOthers, perModule } =
    method ?? (dora ? DORA : LORA);
  if (loraBias && isLora && !takesBias) throw new LoraError("loraBias", `false for ${label}`, true);
  if (targetParameters.length && !takesParameters)
    throw new LoraError("targetParameters", `omitted for ${label}`, targetParameters);
  const model = withExperts(experts, given);
  const { input, adapted: tied } = withTying(model, asked);
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
  const ranks = parsePattern(perModule?.[1] ?? "rankPattern", input.rankPattern);
  const alphas = parsePattern("alphaPattern", input.alphaPattern);
  const targetNames = isAll ? undefined : targets;
  const read = numbersRead(input);
  const fused = fusedTargets?.resolve(targetNames, input, saved, read);
  const selector = createSelector(adaptable, fused ? fused.modules : targetNames, input, saved);
  const parameters = [...(fused?.parameters ?? []), ...targetParameters];
  checkParameters(model, adaptable.modules, targetParameters, read);
  if (areNamed && !skipsOthers) checkAdaptable(adaptable, selector, read);
  const getScaling = (alpha: number, rank: number) => alpha / (rslora ? Math.sqrt(rank) : rank);
  const all = adaptable.modules.flatMap((module) => {
    const matrices = module.parameter?.names?.length ?? 1;
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
      // PEFT would copy the module with its adapter.
      if ((isModule || isParameter) && saved.some((wanted) => isWithin(name, wanted)))
        throw new LoraError(
          "targets",
          "modules that are not trained in full by modulesToSave",
          module.path,
        );
      if (!isModule && !isParameter) return { rank: 0, scaling: 0, isParameter };
      const key = isParameter ? weight : name;
      const moduleRank = ranks.findValue(key) ?? matrices * rank;
      const moduleAlpha = alphas.findValue(key) ?? matrices * alpha;
      return { rank: moduleRank, scaling: getScaling(moduleAlpha, moduleRank), isParameter };
    };
    return adapt(module, getAdaptation, read).map((part): ModuleCount => {
      const sides = part.isParameter ? asParameter(part, model) : part;
      const { rank, d, k } = sides;
      const each = rank * (d + k) + (rank > 0 ? d * (Number(dora) + Number(loraBias)) : 0);
      return {
        ...sides,
        name: findShortName(module, adaptable.modules),
        instances: instances(part),
        parameters: instances(part) * each,
      };
    });
  });
  const modules = all.filter(
    (module) => module.rank > 0 || !extras.some(({ path }) => path === module.path),
  );
  const adapted = modules.filter((module) => module.rank > 0);
  if (!adapted.length && !(skipsOthers && selectsAny(adaptable, selector, isAll, read)))
    throw new LoraError(
      "targets",
      "modules that are not all in modulesToSave or excludeModules",
      targets,
    );
  // PEFT's LoRA sets fan_in_fan_out for a Conv1D, which its adapters of parameters refuse, and resets it for a
  // later linear module: the head.
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

/** Returns the module with the sides of its weight as PEFT reads a parameter: rows first, unlike Conv1D's. */
function asParameter<M extends LinearModule>(module: M, model: Model): M {
  const { d, k, isEmbedding } = module;
  return isEmbedding || isConv1d(model, module)
    ? { ...module, d: k, k: d, isEmbedding: false }
    : module;
}

/** Returns a model's id without its organization. */
export const shortName = (id: string) => id.replace(/^.*\//, "");

/** Returns a model's name in texts: the author's name, or else the id without its organization. */
export const formatModelName = ({ id }: Pick<Model, "id">, name?: string) =>
  name === undefined ? shortName(id) : withoutMarks(name);
