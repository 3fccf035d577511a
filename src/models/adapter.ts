/** What a method adds to a model: how many parameters it trains, and the bytes of its file. */
import { LoraError, MAX_DIMENSION, wholeNumber } from "../lora.js";
import { choice, type InputOf, readOptions } from "../options.js";
import { oneOf } from "../remedies.js";
import { type AdapterInput, countOn } from "./count.js";
import { wrapped } from "./experts.js";
import { modelOf } from "./index.js";
import { type Method, methods } from "./methods/index.js";
import type { Asked } from "./methods/method.js";
import type { Model } from "./model.js";
import { namesOf } from "./names.js";
import { type Dtype, type Stored, safetensorsBytes } from "./safetensors.js";
import { savedTensors } from "./saved.js";
import { type Filled, SETTINGS, type Settings } from "./settings.js";
import { type Tensor, trainedOf } from "./tensors.js";

/** A method on a model. Settings that the method does not read are left unread. */
export interface MethodInput
  extends Settings,
    Pick<AdapterInput, "targets" | "modulesToSave" | "rankPattern" | "experts"> {
  /** A published model's id, or the content of a Hugging Face config.json as `config`. */
  readonly model?: string | undefined;
  readonly config?: unknown;
  /** A name of `methods`. */
  readonly method: string;
  /** Of the methods that have one, which need it. */
  readonly rank?: number | undefined;
}

const DTYPES = { float32: "F32", bfloat16: "BF16", float16: "F16" } as const;
const dtype = choice(Object.keys(DTYPES) as (keyof typeof DTYPES)[], {
  about: "the adapter's dtype",
  default: "float32",
});
const FILE = { dtype, baseDtype: dtype };

export interface FileInput extends MethodInput, InputOf<typeof FILE> {}

function methodOf(name: string): Method {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method) return method;
  throw new LoraError("method", oneOf(Object.keys(methods), name), name);
}

/** Where the copies of modules_to_save stand; methods that adapt modules all have them in one place. */
const placeOf = ({ copiesIn, adapts }: Method) => copiesIn ?? (adapts && "base_model.model");

/** What PEFT has no case for: GPT-2's transposed layers in many methods, and arguments that it lacks. */
function refuse(method: Method, { type, id }: Model, input: MethodInput) {
  const { rankPattern, modulesToSave, experts } = input;
  const { label, adapts, takesConv1d, takesFused, hasRankPattern } = method;
  if (rankPattern && !hasRankPattern)
    throw new LoraError("rankPattern", `left out for ${label}`, rankPattern);
  if (modulesToSave && !placeOf(method))
    throw new LoraError("modulesToSave", `left out for ${label}`, modulesToSave);
  if (experts === "fused" && adapts && !takesFused)
    throw new LoraError("experts", `separate for ${label}`, experts);
  if (adapts && type === "gpt2" && !takesConv1d)
    throw new LoraError("model", `without Conv1D layers, for which PEFT has no ${label}`, id);
}

/** The method's settings: its defaults, and in their place what is given, checked. */
function settingsOf(method: Method, of: Pick<Asked, "model" | "rank">, input: MethodInput): Filled {
  const settings = method.settings?.(of) ?? {};
  const given = Object.keys(settings).map((name) => [name, input[name as keyof Settings]]);
  // A method reads no setting but those it states, which are all there.
  return { ...settings, ...readOptions(SETTINGS, Object.fromEntries(given)) } as Filled;
}

/** What is asked of the method, checked. Throws LoraError. */
export function askedOf(model: Model, input: MethodInput): Asked & { readonly method: Method } {
  const method = methodOf(input.method);
  const rank = method.hasRank ? wholeNumber("rank", input.rank, 1, MAX_DIMENSION) : 1;
  const settings = settingsOf(method, { model, rank }, input);
  refuse(method, model, input);
  if (!method.adapts) return { method, model, modules: [], targets: [], rank, settings };
  const { rankPattern, targets: wanted, experts, modulesToSave } = input;
  const wishes = { rank, rankPattern, targets: wanted, experts, modulesToSave };
  const count = countOn(model, wishes, method.adapts);
  const modules = wrapped(count.modules.filter((one) => one.rank > 0));
  return { method, model: count.model, modules, targets: count.targets, rank, settings };
}

/** Every tensor that the method adds to the model, and the copies that it saves. Throws LoraError. */
export function tensorsOf(model: Model, input: MethodInput): readonly Tensor[] {
  const { method, ...asked } = askedOf(model, input);
  const place = placeOf(method);
  const copies = place ? savedTensors(asked.model, input.modulesToSave, place) : [];
  return [...method.tensors(asked), ...copies];
}

/**
 * Trainable parameters of a method on a model, as PEFT counts them. Throws LoraError for what the
 * model, the method or PEFT does not allow.
 */
export function countMethod(input: MethodInput): number {
  return trainedOf(tensorsOf(modelOf(input), input));
}

/** That there is no file, or that what is in it is not known by name. */
class NoFile extends LoraError {}

/**
 * Bytes of adapter_model.safetensors as PEFT writes it, header and all. PEFT trains in float32 and
 * copies in the base model's dtype (`baseDtype`, by default bfloat16); another `dtype` is that of
 * base and adapter, which PEFT keeps under autocast_adapter_dtype=False. Throws LoraError, also
 * where the names of the model's modules are not known.
 */
export const adapterFileBytes = (input: FileInput): number => fileBytesOn(modelOf(input), input);

/** The same on a model's shapes. */
export const fileBytesOn = (model: Model, input: FileInput): number =>
  safetensorsBytes(storedOf(model, input));

/** The same; undefined where there is no file, or names are not known. */
export function fileBytesIfAny(model: Model, input: FileInput): number | undefined {
  try {
    return fileBytesOn(model, input);
  } catch (error) {
    if (error instanceof NoFile) return undefined;
    throw error;
  }
}

/** Every tensor in the file. Throws LoraError. */
export function storedOf(model: Model, input: FileInput): readonly Stored[] {
  const { dtype, baseDtype } = readOptions(FILE, {
    dtype: input.dtype,
    baseDtype: input.baseDtype,
  });
  const { noFile } = methodOf(input.method);
  if (noFile) throw new NoFile("method", `one with a file of its own (${noFile})`, input.method);
  const own = DTYPES[dtype ?? "float32"];
  const base = baseDtype ? DTYPES[baseDtype] : own === "F32" ? "BF16" : own;
  const saved = tensorsOf(model, input).filter(({ isSaved = true }) => isSaved);
  return saved.flatMap((one) => instancesOf(model, one, own, base));
}

/** A tensor of every instance, by its whole name. */
function instancesOf(model: Model, one: Tensor, own: Dtype, base: Dtype): Stored[] {
  const { name, shape, module } = one;
  if (name === undefined)
    throw new NoFile("model", "one whose parameters are known by name for this file", model.id);
  const dtype = one.dtype === "base" ? base : (one.dtype ?? own);
  if (!module) return [{ name, dtype, shape }];
  const paths = namesOf(module);
  if (!paths) throw new NoFile("model", "one of whose modules the names are known", model.id);
  return paths.map((path) => ({
    name: `base_model.model.${path}.${name}`,
    dtype,
    shape,
  }));
}
