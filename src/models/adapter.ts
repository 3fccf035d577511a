/** What a method adds to a model: how many parameters it trains, and the bytes of its file. */

import { LoraError, wholeNumber } from "../errors.js";
import { MAX_DIMENSION } from "../lora.js";
import { choice, type InputOf } from "../options.js";
import { countOn } from "./count.js";
import { wrapped } from "./experts.js";
import { type Method, methods } from "./methods/index.js";
import type { Asked } from "./methods/method.js";
import type { Model } from "./model.js";
import { namesOf } from "./names.js";
import { COMMON, RANK } from "./options.js";
import { type Dtype, type Stored, safetensorsBytes } from "./safetensors.js";
import { savedTensors } from "./saved.js";
import { type Filled, SETTINGS, type Settings } from "./settings.js";
import type { Tensor } from "./tensors.js";

/** Of `countMethod`, and of each row of a table. */
export const METHOD = choice(Object.keys(methods), { about: "the method, a name of `methods`" });

export const DTYPES = { float32: "F32", bfloat16: "BF16", float16: "F16" } as const;

const dtype = choice(Object.keys(DTYPES) as (keyof typeof DTYPES)[], {
  about: "the dtype in which the file has them",
  default: "float32",
});

/** The options of a count and of a file, so that one object serves both. */
export const METHOD_OPTIONS = {
  ...COMMON,
  method: METHOD,
  rank: { ...RANK, default: "none, but of a method that has a rank it must be given" },
  ...SETTINGS,
  dtype,
  baseDtype: { ...dtype, default: "bfloat16 beside float32, else dtype" },
};

/** A method on a model, and the dtypes of its file. Settings that the method does not read change nothing. */
export interface FileInput extends InputOf<typeof METHOD_OPTIONS> {}

/** A method on a model: the same without dtypes, which change no count. */
export interface MethodInput extends Omit<FileInput, "dtype" | "baseDtype"> {}

/** What is asked on a model's shapes, of values that are checked. */
export type OnModel = Omit<FileInput, "model">;

/** Where the copies of modules_to_save stand; methods that adapt modules all have them in one place. */
const placeOf = ({ copiesIn, adapts }: Method) => copiesIn ?? (adapts && "base_model.model");

/** What PEFT has no case for: GPT-2's transposed layers in many methods, and arguments that it lacks. */
function refuse(method: Method, { type, id }: Model, input: OnModel) {
  const { rankPattern, modulesToSave, experts } = input;
  const { label, adapts, takesConv1d, takesFused, hasRankPattern } = method;
  const isGiven = (value: object | null | undefined) => Object.keys(value ?? {}).length > 0;
  if (isGiven(rankPattern) && !hasRankPattern)
    throw new LoraError("rankPattern", `left out for ${label}`, rankPattern);
  if (isGiven(modulesToSave) && !placeOf(method))
    throw new LoraError("modulesToSave", `left out for ${label}`, modulesToSave);
  if (experts === "fused" && adapts && !takesFused)
    throw new LoraError("experts", `separate for ${label}`, experts);
  if (adapts && type === "gpt2" && !takesConv1d)
    throw new LoraError("model", `without Conv1D layers, for which PEFT has no ${label}`, id);
}

/** The method's settings: its defaults, and in their place what is given. */
function settingsOf(method: Method, of: Pick<Asked, "model" | "rank">, input: OnModel): Filled {
  const settings = Object.entries(method.settings?.(of) ?? {});
  // A method reads no setting but those it states, which are all there.
  return Object.fromEntries(
    settings.map(([name, otherwise]) => [name, input[name as keyof Settings] ?? otherwise]),
  ) as Filled;
}

/** What is asked of the method. Throws LoraError. */
export function askedOf(model: Model, input: OnModel): Asked & { readonly method: Method } {
  const method = methods[input.method]!;
  const rank = method.hasRank ? wholeNumber("rank", input.rank, 1, MAX_DIMENSION) : 1;
  const settings = settingsOf(method, { model, rank }, input);
  refuse(method, model, input);
  if (!method.adapts) return { method, model, modules: [], targets: [], rank, settings };
  const { rankPattern, targets: wanted, experts, modulesToSave } = input;
  const wishes = { rank, rankPattern, targets: wanted, experts, modulesToSave };
  const count = countOn(model, wishes, method.adapts);
  const modules = wrapped(count.modules.filter((item) => item.rank > 0));
  return { method, model: count.model, modules, targets: count.targets, rank, settings };
}

/** Every tensor that the method adds to the model, and the copies that it saves. Throws LoraError. */
export function tensorsOf(model: Model, input: OnModel): readonly Tensor[] {
  const { method, ...asked } = askedOf(model, input);
  const place = placeOf(method);
  const copies = place ? savedTensors(asked.model, input.modulesToSave, place) : [];
  return [...method.tensors(asked), ...copies];
}

/** That there is no file, or that what is in it is not known by name. */
class NoFile extends LoraError {}

/** Bytes of the file as PEFT writes it. Throws LoraError. */
export const fileBytesOn = (model: Model, input: OnModel): number =>
  safetensorsBytes(storedOf(model, input));

/** The same; undefined where there is no file, or names are not known. */
export function fileBytesIfAny(model: Model, input: OnModel): number | undefined {
  try {
    return fileBytesOn(model, input);
  } catch (error) {
    if (error instanceof NoFile) return undefined;
    throw error;
  }
}

/** Every tensor in the file. Throws LoraError. */
export function storedOf(model: Model, input: OnModel): readonly Stored[] {
  const { method, dtype = "float32", baseDtype } = input;
  const { noFile } = methods[method]!;
  if (noFile) throw new NoFile("method", `one with a file of its own (${noFile})`, method);
  const own = DTYPES[dtype];
  const base = baseDtype ? DTYPES[baseDtype] : own === "F32" ? "BF16" : own;
  const saved = tensorsOf(model, input).filter(({ isSaved = true }) => isSaved);
  return saved.flatMap((item) => instancesOf(model, item, own, base));
}

/** A tensor of every instance, by its whole name. */
function instancesOf(model: Model, item: Tensor, own: Dtype, base: Dtype): Stored[] {
  const { name, shape, module } = item;
  if (name === undefined)
    throw new NoFile("model", "one whose parameters are known by name for this file", model.id);
  const dtype = item.dtype === "base" ? base : (item.dtype ?? own);
  if (!module) return [{ name, dtype, shape }];
  const paths = namesOf(module);
  if (!paths) throw new NoFile("model", "one of whose modules the names are known", model.id);
  return paths.map((path) => ({
    name: `base_model.model.${path}.${name}`,
    dtype,
    shape,
  }));
}
