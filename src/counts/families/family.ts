/** The building blocks of every family: checked configurations, stacks of layers, and shapes. */
import { MAX_KEYS } from "../../bounds.js";
import { LoraError, limitCount, wholeNumber } from "../../errors.js";
import { closestMatch, oneOf } from "../../suggestions.js";
import { countLayers, group, type Layers, type ParameterGroup } from "../groups.js";
import { checkKind, type ShapeKeys } from "../keys.js";
import type { LinearModule, Model, StoredWeight } from "../model.js";

export type Values = Readonly<Record<string, unknown>>;

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Returns the error of a model_type that is not known. A type that is spelled differently is suggested only if letters and
 * digits agree: bart is not bert, and olmoe has other modules than olmo2.
 */
export function unknownType(argument: string, known: readonly string[], type: unknown): LoraError {
  const normalize = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const match = known.find((name) => normalize(name) === normalize(String(type)));
  const allowed = match
    ? `one of ${known.length} types (did you mean ${match}?)`
    : `${oneOf(known, "lora-visualizer --list-models shows types")}; for another type, name a checkpoint instead, such as model="./checkpoint/"`;
  return new LoraError(argument, allowed, type);
}

/** Keys of transformers that no family reads, but that resemble keys that families read. */
const RESEMBLING: readonly string[] = ["label2id"];

/** The types of layers in layer_types that transformers 5.24.0 knows. */
const LAYER_TYPES: readonly unknown[] = [
  "full",
  "sliding",
  "chunked",
  "window",
  "indexed",
  "compressed_sparse",
  "heavily_compressed",
  "reference_sliding",
  "linear",
]
  .map((name) => `${name}_attention`)
  .concat("minimax_m3_sparse", "conv", "moe", "hybrid", "hybrid_sliding");

/** A key that nothing reads, and that is probably a misspelling. */
class UnknownKeyError extends LoraError {
  constructor(key: string, match: string) {
    super(`${key} of the config`, match, key);
    this.message = `there is no key ${JSON.stringify(key)}; did you mean ${match}?`;
  }
}

/**
 * A configuration that checks values when they are read. A missing key has the default of its class in
 * transformers, or null if the default is computed. Each reader throws LoraError.
 */
export class Config {
  readonly #given: readonly string[];
  readonly #values: Values;
  readonly #keys: ShapeKeys;
  readonly #path: string;
  readonly #read = new Set<string>();
  readonly #nested: Config[] = [];

  constructor(values: Values, keys: ShapeKeys, path = "") {
    const { aliases } = keys;
    const renamed = Object.entries(values).map(([name, value]) => [aliases[name] ?? name, value]);
    this.#given = Object.keys(values);
    limitCount(
      path.slice(0, -1) || "the config",
      this.#given.length,
      MAX_KEYS,
      "an object with",
      "keys",
    );
    this.#values = { ...values, ...Object.fromEntries(renamed) };
    this.#keys = keys;
    this.#path = path;
  }

  /** Throws LoraError for a value with which transformers cannot build a model of any shape. */
  assertValid(): void {
    for (const [name, value] of Object.entries(this.#values))
      if (value !== undefined) checkKind(this.#keys, name, value, this.#path);
    if (this.has("pad_token_id")) this.#assertPadding();
    if (this.#keys.others.has("layer_types")) this.#assertLayerTypes();
  }

  /** Throws LoraError for a padding token without a row in the embedding. Negative tokens count from the end. */
  #assertPadding(): void {
    const [token, count] = [this.get("pad_token_id"), this.get("vocab_size")];
    if (typeof token !== "number" || typeof count !== "number") return;
    if (token === 0 || (token < count && token >= -count)) return;
    const isGiven = this.#values.pad_token_id !== undefined;
    throw this.wrong(
      "pad_token_id",
      `null or a token from ${-count} to ${count - 1}, because vocab_size is ${count}${
        isGiven ? "" : ` and the default is ${token}`
      }`,
      this.#values.pad_token_id,
    );
  }

  /** Throws LoraError unless there is a known type of attention for each layer, given or derived. */
  #assertLayerTypes(): void {
    const types = this.list("layer_types", "a list");
    const count = this.get("num_hidden_layers");
    const flags = this.list("no_rope_layers", "a list");
    if (
      this.#keys.others.has("no_rope_layers") &&
      !types &&
      flags?.length &&
      flags.length !== count
    )
      throw this.wrong(
        "no_rope_layers",
        `null or a list of ${count} numbers (num_hidden_layers)`,
        flags,
      );
    if (types && (types.length !== count || !types.every((type) => LAYER_TYPES.includes(type))))
      throw this.wrong(
        "layer_types",
        `null or a list of ${count} types of attention (num_hidden_layers), such as "full_attention"`,
        types,
      );
  }

  /** For a missing key, `fallback`, which is by default the default of the class. */
  get(nameOrAlias: string, fallback?: unknown): unknown {
    const name = this.#keys.aliases[nameOrAlias] ?? nameOrAlias;
    this.#read.add(name);
    const value = this.#values[name];
    return value === undefined ? (fallback ?? this.#keys.defaults[name]) : value;
  }

  /** The key with the names of the configurations that contain it, for errors. */
  path(name: string): string {
    return this.#path + name;
  }

  wrong(name: string, allowed: string, value: unknown): LoraError {
    return new LoraError(`${this.#path}${name} of the config`, allowed, value);
  }

  /** Whether the key changes shapes of this type, or is restricted by them. */
  has(name: string): boolean {
    return Object.hasOwn(this.#keys.defaults, name);
  }

  /** Whether the key is missing or null, so that its value is computed. */
  isComputed(name: string): boolean {
    return (this.get(name) ?? null) === null;
  }

  /** `keys` are the keys of the nested type, with their defaults. */
  nested(name: string, values: Values, keys: ShapeKeys): Config {
    const nested = new Config(values, keys, `${this.#path}${name}.`);
    this.#nested.push(nested);
    nested.assertValid();
    return nested;
  }

  /**
   * Throws LoraError for a key that is not known, but resembles a key that the family reads and that is absent,
   * so that its default would count. Other unknown keys are allowed, because real configurations have many.
   */
  assertSpelled(): void {
    const { defaults, aliases } = this.#keys;
    const known = new Set([...Object.keys({ ...defaults, ...aliases }), ...this.#read]);
    const absent = [...known].filter((name) => this.#values[aliases[name] ?? name] === undefined);
    for (const name of this.#given) {
      if (known.has(name) || RESEMBLING.includes(name)) continue;
      const match = closestMatch(absent, name);
      if (match) throw new UnknownKeyError(this.#path + name, this.#path + match);
    }
    for (const nested of this.#nested) nested.assertSpelled();
  }

  /** Throws LoraError for a value that changes shapes, but was not read by the family. */
  assertModeled(): void {
    for (const [name, fallback] of Object.entries(this.#keys.defaults)) {
      const value = this.#values[name];
      if (this.#read.has(name) || value === undefined || isEqual(value, fallback)) continue;
      throw this.wrong(
        name,
        `${JSON.stringify(fallback)}, its default: other values change shapes that are not modeled`,
        value,
      );
    }
    for (const nested of this.#nested) nested.assertModeled();
  }

  /** The value that the key has if aliases are ignored, as where transformers computes other defaults. */
  withoutAliases(name: string): unknown {
    return this.#given.includes(name) ? this.get(name) : this.#keys.defaults[name];
  }

  /** A whole number of at least `min`. `fallback` is used if the default is computed. */
  number(name: string, fallback?: number, min = 1): number {
    const value = this.get(name) ?? fallback;
    const max = /layers?$/.test(name) ? 2 ** 31 : 2 ** 24;
    return wholeNumber(`${this.#path}${name} of the config`, value, min, max);
  }

  /** A positive whole number, or the fallback for a missing key, 0 or a negative number. */
  positiveOr(name: string, fallback: number): number {
    const value = this.get(name) ?? 0;
    return typeof value === "number" && value < 1 ? fallback : this.number(name);
  }

  flag(name: string, fallback?: boolean): boolean {
    const value = this.get(name) ?? fallback;
    if (typeof value !== "boolean") throw this.wrong(name, "true or false", value);
    return value;
  }

  text(name: string): string {
    const value = this.get(name);
    if (typeof value !== "string") throw this.wrong(name, "text", value);
    return value;
  }

  /** Undefined if the key is missing or null. `allowed` describes the list in errors. */
  list(name: string, allowed: string): readonly unknown[] | undefined {
    const value = this.get(name) ?? undefined;
    if (value === undefined || Array.isArray(value)) return value;
    throw this.wrong(name, allowed, value);
  }

  /** 0 if the key is missing. */
  count(name: string): number {
    const value = this.get(name) ?? [];
    if (typeof value !== "object") throw this.wrong(name, "a list", value);
    return Object.keys(value).length;
  }

  /** The first of `architectures`: the class that the configuration was saved from, or "". */
  architecture(): string {
    const names = this.get("architectures");
    const [first] = Array.isArray(names) ? names : [];
    return typeof first === "string" ? first : "";
  }

  wrongArchitecture(allowed: string): LoraError {
    return new LoraError("architectures of the config", allowed, this.architecture());
  }
}

export type Shapes = Pick<
  Model,
  "layers" | "configLayers" | "hidden" | "kvWidth" | "isParallel" | "modules" | "saved" | "tied"
> & {
  readonly other: readonly ParameterGroup[];
};

export type Family = (config: Config) => Shapes;

/** A linear module that each layer has. */
export type Row = readonly [
  path: string,
  d: number,
  k: number,
  hasBias?: boolean,
  perLayer?: number,
  parameter?: StoredWeight,
];

/**
 * Returns the linear modules of a stack of layers. `prefix` is the prefix of their full names, with # for
 * the layer's number. `pathPrefix` is the prefix of their paths. "" is no prefix.
 */
export function stack(layers: Layers, rows: readonly Row[], prefix: string, pathPrefix = "") {
  const join = (place: string, path: string) => (place ? `${place}.${path}` : path);
  return (countLayers(layers) ? rows : []).map(
    ([path, d, k, hasBias = false, perLayer = 1, parameter]): LinearModule => ({
      path: join(pathPrefix, path),
      d,
      k,
      layers: countLayers(layers),
      perLayer,
      hasBias,
      place: join(prefix, path),
      ...(typeof layers !== "number" && { numbers: layers }),
      ...(parameter && { parameter }),
    }),
  );
}

/** The modules of a layer with attention and a plain feed-forward block, in the order in which data passes. */
export const plainLayer = (
  hidden: number,
  inner: number,
  names: readonly [
    query: string,
    key: string,
    value: string,
    output: string,
    up: string,
    down: string,
  ],
  { qkv = true, out = true, mlp = true } = {},
): Row[] => [
  [names[0], hidden, hidden, qkv],
  [names[1], hidden, hidden, qkv],
  [names[2], hidden, hidden, qkv],
  [names[3], hidden, hidden, out],
  [names[4], inner, hidden, mlp],
  [names[5], hidden, inner, mlp],
];

/** The modules and parameters of a model that follow its layers: a language model's head or a classifier. */
export interface Head {
  /** Linear modules that can be targets. */
  readonly modules?: readonly LinearModule[];
  readonly other: readonly ParameterGroup[];
  /** Modules that PEFT trains in full for the task SEQ_CLS. */
  readonly saved?: readonly string[];
  /** Modules whose weight is the embedding. */
  readonly tied?: readonly string[];
}

/** The description of a model with one stack of layers. */
interface OneStack extends Pick<Model, "layers" | "kvWidth" | "isParallel"> {
  readonly hidden: number;
  /** The full name of a layer, with # for its number. */
  readonly layer: string;
  /** Linear modules of each layer, if all layers have the same modules. Otherwise set `modules`. */
  readonly rows?: readonly Row[] | undefined;
  /** Linear modules of the stack, if layers differ or modules surround them. */
  readonly modules?: readonly LinearModule[] | undefined;
  /** Names of each layer's norms, which are as wide as the model. */
  readonly norms: readonly string[];
  readonly normKind: "LayerNorm" | "RMSNorm";
  /** Parameters outside the layers, the embedding first, and parameters in layers that are neither modules nor norms. */
  readonly other: readonly ParameterGroup[];
  readonly head: Head;
}

export function oneStack(model: OneStack): Shapes {
  const { layers, hidden, kvWidth, isParallel, layer, rows = [], head } = model;
  return {
    layers,
    hidden,
    kvWidth,
    isParallel,
    modules: [...(model.modules ?? stack(layers, rows, layer)), ...(head.modules ?? [])],
    other: [
      ...model.other,
      ...model.norms.map((name) => group(model.normKind, `${layer}.${name}`, [hidden], layers)),
      ...head.other,
    ],
    saved: head.saved,
    tied: head.tied,
  };
}

export function renamed(shapes: Shapes, to: (name: string) => string): Shapes {
  return {
    ...shapes,
    modules: shapes.modules.map((module) =>
      module.place ? { ...module, place: to(module.place) } : module,
    ),
    other: shapes.other.map((group) =>
      group.parts
        ? {
            ...group,
            name: to(group.name),
            parts: group.parts.map((part) => ({ ...part, name: to(part.name) })),
          }
        : group,
    ),
    tied: shapes.tied?.map(to),
  };
}

export const withoutNames = (shapes: Shapes): Shapes => ({
  ...shapes,
  modules: shapes.modules.map(({ place: _, ...module }) => module),
  other: shapes.other.map(({ parts: _, ...group }) => group),
});
