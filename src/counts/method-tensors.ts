/** Lists the tensors that a method adds to a model, and computes the size of its adapter file. */
import { LoraError, wholeNumber } from "../errors.js";
import { MAX_DIMENSION } from "../lora.js";
import { choice, type InputOf } from "../options.js";
import { countAdapters } from "./count.js";
import { parameterAdapters } from "./experts.js";
import { extraTensors, FILE_PREFIX } from "./extra-tensors.js";
import { type Method, methods } from "./methods/index.js";
import type { MethodContext } from "./methods/method.js";
import { assertKnownType, isConv1d, type Model } from "./model.js";
import { listNames, NO_NUMBERS } from "./names.js";
import { COMMON, RANK, SIZE_PATTERNS } from "./options.js";
import { type Dtype, type Stored, safetensorsBytes } from "./safetensors.js";
import { type ResolvedSettings, SETTINGS, type Settings } from "./settings.js";
import type { Tensor } from "./tensors.js";

export const METHOD = choice(Object.keys(methods), { about: "the method, a name of `methods`" });

const DTYPES = { float32: "F32", bfloat16: "BF16", float16: "F16" } as const;

const dtype = choice(Object.keys(DTYPES) as (keyof typeof DTYPES)[], {
  about: "the dtype of the file's tensors",
  default: "float32",
});

/** The options of counts and files, so that one object serves both. */
export const METHOD_OPTIONS = {
  ...COMMON,
  method: METHOD,
  rank: { ...RANK, default: "none; required for methods that have a rank" },
  ...SETTINGS,
  ...SIZE_PATTERNS,
  dtype,
  baseDtype: { ...dtype, default: "bfloat16 if dtype is float32, otherwise dtype" },
};

/** A method and its options. The values are checked. */
export type AdapterOptions = Omit<InputOf<typeof METHOD_OPTIONS>, "model">;

/** The file's prefix for names of copied modules, or undefined if PEFT copies no modules. */
const getFilePrefix = ({ copiesIn, adapts }: Method) => copiesIn ?? (adapts && FILE_PREFIX);

/** Options that PEFT supports only for LoRA and AdaLoRA. */
const LORA_OPTIONS = ["loraBias", "targetParameters", "trainableTokenIndices", "ensureWeightTying"];

/** For each option, the methods whose PEFT class lacks it. Tests compare this table with PEFT. */
const METHODS_WITHOUT: Readonly<Record<string, string>> = {
  excludeModules: `vera prefix prompt p-tuning gralora glora tinylora unilora pvera randlora beft road
    shira frod c3a osf adaption-prompt trainable-tokens`,
  layersToTransform: `ia3 prefix prompt ln-tuning p-tuning glora beft road shira osf adaption-prompt
    trainable-tokens`,
  bias: `loha lokr ia3 prefix prompt ln-tuning p-tuning hira lily peanut beft road shira psoft osf
    adaption-prompt trainable-tokens`,
};

export const hasOption = (option: string, { name, isLora }: Method) =>
  LORA_OPTIONS.includes(option)
    ? isLora === true || name === "adalora"
    : !METHODS_WITHOUT[option]?.split(/\s+/).includes(name);

/** Throws LoraError for options that PEFT's class of the method lacks. */
function rejectUnsupported(method: Method, input: AdapterOptions) {
  const { rankPattern, modulesToSave } = input;
  const { label, hasRankPattern } = method;
  const isGiven = (value: unknown) =>
    typeof value === "object" || (typeof value === "string" && value !== "none")
      ? Object.keys(value ?? {}).length > 0
      : value === true;
  if (isGiven(rankPattern) && !hasRankPattern)
    throw new LoraError("rankPattern", `omitted for ${label}`, rankPattern);
  if (method.noFile !== "not-in-peft")
    for (const option of [...LORA_OPTIONS, ...Object.keys(METHODS_WITHOUT)]) {
      const value = input[option as keyof AdapterOptions];
      if (isGiven(value) && !hasOption(option, method))
        throw new LoraError(option, `omitted for ${label}`, value);
    }
  for (const pattern of Object.keys(SIZE_PATTERNS) as (keyof typeof SIZE_PATTERNS)[])
    if (isGiven(input[pattern]) && method.perModule?.[1] !== pattern)
      throw new LoraError(pattern, `omitted for ${label}`, input[pattern]);
  if (isGiven(modulesToSave) && !getFilePrefix(method))
    throw new LoraError("modulesToSave", `omitted for ${label}`, modulesToSave);
}

/** A setting that `input` omits has the method's default. */
function fillSettings(
  method: Method,
  context: Pick<MethodContext, "model" | "rank">,
  input: AdapterOptions,
): ResolvedSettings {
  const settings = Object.entries(method.settings?.({ ...context, input }) ?? {});
  // A method reads only the settings for which it states a default.
  return Object.fromEntries(
    settings.map(([name, fallback]) => [name, input[name as keyof Settings] ?? fallback]),
  ) as ResolvedSettings;
}

/** The method and its context: the adapted modules, their ranks, and the settings. Throws LoraError. */
export function createContext(
  model: Model,
  input: AdapterOptions,
): MethodContext & { readonly method: Method } {
  const method = methods[input.method]!;
  const rank = method.hasRank ? wholeNumber("rank", input.rank, 1, MAX_DIMENSION) : 1;
  const settings = fillSettings(method, { model, rank }, input);
  rejectUnsupported(method, input);
  const common = { method, rank, settings, input };
  if (!method.adapts && method.name !== "full")
    assertKnownType(model, `what ${method.label} trains`);
  if (!method.adapts) return { ...common, model, modules: [], targets: [] };
  const [setting, pattern] = method.perModule ?? [];
  const ranks = setting ? { rank: settings[setting], rankPattern: input[pattern!] } : { rank };
  const count = countAdapters(model, { ...input, ...ranks }, method);
  const embedding = count.modules.find(({ isEmbedding }) => isEmbedding);
  if (embedding && !method.takesEmbeddings)
    throw new LoraError("targets", `linear modules for ${method.label}`, embedding.path);
  const hasConv1d = count.modules.some((module) => module.rank > 0 && isConv1d(model, module));
  if (!method.takesConv1d && hasConv1d)
    throw new LoraError(
      "model",
      `a model without Conv1D layers, which PEFT's ${method.label} does not support`,
      model.id,
    );
  const modules = parameterAdapters(count.modules.filter((module) => module.rank > 0));
  return { ...common, model: count.model, modules, targets: count.targets };
}

/** The adapters' tensors, and those that are trained or stored in addition. Throws LoraError. */
export function listTensors(model: Model, input: AdapterOptions): readonly Tensor[] {
  const { method, ...context } = createContext(model, input);
  const place = getFilePrefix(method);
  const extras = place
    ? extraTensors(context.model, context.modules, { ...input, rank: 1 }, place)
    : [];
  return [...method.tensors(context), ...extras];
}

/** Why a method has no file, for errors. */
const NO_FILE = {
  "saves-model": "full fine-tuning saves the complete model",
  "not-in-peft": "PEFT lacks this method",
} as const;

/** Thrown if the method has no file, or if the names in the file are unknown. */
class NoFileError extends LoraError {}

/** Of the file that PEFT writes. Throws LoraError. */
export const computeFileBytes = (model: Model, input: AdapterOptions): number =>
  safetensorsBytes(listStoredTensors(model, input));

/** Undefined if the method has no file or names are unknown. */
export function findFileBytes(model: Model, input: AdapterOptions): number | undefined {
  try {
    return computeFileBytes(model, input);
  } catch (error) {
    if (error instanceof NoFileError) return undefined;
    throw error;
  }
}

/** All tensors in the file. Equal tensors of several layers or experts form one item. Throws LoraError. */
export function listStoredTensors(model: Model, input: AdapterOptions): readonly Stored[] {
  const { method, dtype = "float32", baseDtype } = input;
  const { noFile } = methods[method]!;
  if (noFile)
    throw new NoFileError("method", `one with an adapter file (${NO_FILE[noFile]})`, method);
  const adapter = DTYPES[dtype];
  const base = baseDtype ? DTYPES[baseDtype] : adapter === "F32" ? "BF16" : adapter;
  const saved = listTensors(model, input).filter(({ isSaved = true }) => isSaved);
  const entries = saved.flatMap((tensor) => expandInstances(model, tensor, { adapter, base }));
  // The bias of an adapted head can be listed twice: as a bias and as a part of the head.
  const toKey = ({ name, layers, within }: Stored) =>
    /[#*]/.test(name) ? JSON.stringify([name, layers, within]) : name;
  return [...new Map(entries.map((tensor) => [toKey(tensor), tensor])).values()];
}

/** The tensor once for each instance of its module, with its full name. */
function expandInstances(
  model: Model,
  { name, shape, module, layers, within, dtype = "adapter" }: Tensor,
  dtypes: Readonly<Record<"adapter" | "base", Dtype>>,
): Stored[] {
  if (name === undefined)
    throw new NoFileError("model", "a model whose parameters are known by name", model.id);
  const wide = module?.parameter?.isWide ? "F32" : undefined;
  const stored = dtype === "adapter" || dtype === "base" ? (wide ?? dtypes[dtype]) : dtype;
  if (!module) return [{ name, layers, within, dtype: stored, shape }];
  const paths = listNames(module, NO_NUMBERS);
  if (!paths) throw new NoFileError("model", "a model whose modules are known by name", model.id);
  return paths.map((instances) => ({
    ...instances,
    name: `base_model.model.${instances.name}.${name}`,
    dtype: stored,
    shape,
  }));
}
