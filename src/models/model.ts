/** A model's linear modules as PEFT sees them, and the published models by their ids. */
import { LoraError } from "../lora.js";
import { MODELS } from "./table.js";

/** Linear layers of one name and shape. */
export interface LinearModule {
  /** As `target_modules` matches it: "self_attn.q_proj" answers to "q_proj". */
  readonly path: string;
  /** out_features, the rows of its weight. */
  readonly d: number;
  /** in_features, the columns of its weight. */
  readonly k: number;
  readonly layers: number;
  /** How many each layer has: 1, or the experts of a mixture. */
  readonly perLayer: number;
  readonly hasBias: boolean;
}

export interface Model {
  /** As on Hugging Face. */
  readonly id: string;
  /** transformers' model_type. */
  readonly type: string;
  /** Of all stacks together. */
  readonly layers: number;
  /** Width of the residual stream; absent where stacks differ. */
  readonly hidden: number | undefined;
  /** Key and value heads times their size: what a prefix holds per token, twice. */
  readonly kvWidth: number | undefined;
  readonly modules: readonly LinearModule[];
  /** Parameters outside linear layers by name; absent where only some modules are known. */
  readonly other: ReadonlyMap<string, number> | undefined;
  readonly source: string;
}

/** How many matrices the module stands for. */
export const instances = ({ layers, perLayer }: LinearModule) => layers * perLayer;

/** PEFT's rule for `target_modules`: the whole path, or its end after a dot. */
export const matches = ({ path }: LinearModule, target: string) =>
  path === target || path.endsWith(`.${target}`);

/** The shortest end of the module's path that is no other module's of these. */
export function nameOf(module: LinearModule, all: readonly LinearModule[]): string {
  const parts = module.path.split(".");
  for (let from = parts.length - 1; from > 0; from--) {
    const name = parts.slice(from).join(".");
    const isOwn = all.filter((one) => matches(one, name)).length === 1;
    // A star stands for any expert, and in our texts for a variable.
    if (isOwn && parts[from] !== "*") return name.replaceAll("*.", "");
  }
  return module.path.replaceAll("*.", "");
}

/** The base model's parameters, all of them. Throws LoraError where only some modules are known. */
export function baseParameters({ id, modules, other }: Model): number {
  if (!other) {
    throw new LoraError("model", "a model of which every parameter is known for this", id);
  }
  const linear = modules.reduce((sum, module) => {
    const { d, k, hasBias } = module;
    return sum + instances(module) * (d * k + (hasBias ? d : 0));
  }, 0);
  return [...other.values()].reduce((sum, one) => sum + one, linear);
}

function parseModule(text: string): LinearModule {
  const [path = "", shape = "", count = "", bias] = text.split(" ");
  const [d = 0, k = 0] = shape.split("x").map(Number);
  const [layers = 0, perLayer = 1] = count.split("x").map(Number);
  return { path, d, k, layers, perLayer, hasBias: bias === "b" };
}

/** A model from a line of the table. */
export function parseModel(line: string): Model & { readonly ids: readonly string[] } {
  const [
    names = "",
    type = "",
    layers = "",
    hidden = "",
    kv = "",
    other = "",
    modules = "",
    source = "",
  ] = line.split(" | ");
  const ids = names.split(", ");
  const sizes = other.split("; ").map((one): [string, number] => {
    const at = one.lastIndexOf(" ");
    return [one.slice(0, at), Number(one.slice(at + 1))];
  });
  return {
    ids,
    id: ids[0]!,
    type,
    layers: Number(layers),
    hidden: Number(hidden) || undefined,
    kvWidth: Number(kv) || undefined,
    modules: modules.split("; ").map(parseModule),
    other: other === "partial" ? undefined : new Map(other ? sizes : []),
    source,
  };
}

/** A model as such a line, without its other ids and its source; all that is not linear is one. */
export function modelLine(model: Model): string {
  const { id, type, layers, hidden = "", kvWidth = "", modules, other } = model;
  const rest = [...(other?.values() ?? [])].reduce((sum, one) => sum + one, 0);
  const texts = modules.map(({ path, d, k, layers, perLayer, hasBias }) => {
    const each = perLayer === 1 ? "" : `x${perLayer}`;
    return `${path} ${d}x${k} ${layers}${each}${hasBias ? " b" : ""}`;
  });
  return [id, type, layers, hidden, kvWidth, `rest ${rest}`, texts.join("; "), ""].join(" | ");
}

let parsed: readonly (Model & { readonly ids: readonly string[] })[] | undefined;

/** Every published model. */
export function models(): readonly Model[] {
  return all();
}

function all() {
  parsed ??= MODELS.trim().split("\n").map(parseModel);
  return parsed;
}

/**
 * The published model of that id: case does not matter, and the organisation may be left out where
 * only one model is meant. Throws LoraError, which names ids that are near.
 */
export function findModel(id: unknown): Model {
  const wanted = typeof id === "string" ? id.trim().toLowerCase() : "";
  const named = (name: string) => name.toLowerCase();
  const bare = (name: string) => named(name).replace(/^.*\//, "");
  const exact = all().filter(({ ids }) => ids.some((one) => named(one) === wanted));
  const found = exact.length
    ? exact
    : all().filter(({ ids }) => ids.some((one) => bare(one) === wanted));
  if (found.length === 1) {
    const as = found[0]!.ids.find((one) => named(one) === wanted || bare(one) === wanted)!;
    return { ...found[0]!, id: as };
  }
  const ids = (found.length ? found : all()).flatMap((one) => one.ids);
  const near = ids
    .map((one) => ({ one, distance: distance(bare(one), wanted.replace(/^.*\//, "")) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ one }) => one);
  throw new LoraError("model", `the id of a known model (near: ${near.join(", ")})`, id);
}

/** How many letters must change, come or go (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, against] of [...other].entries()) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === against ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length]!;
}
