/** Draws configurations from the keys of transformers' configuration classes. */
import type { Config, Description, Field, Keys, Kind, Nested } from "./oracle.js";
import type { Random } from "./random.js";

/** Sizes are multiples of the unit, and counts divide it, so that most draws are valid. */
export interface Scale {
  readonly sizes: readonly number[];
  readonly counts: readonly number[];
  /** Widths inside feed-forward blocks. Default: `sizes`. */
  readonly inner?: readonly number[];
  /** Sizes of vocabularies. Default: `sizes`. */
  readonly words?: readonly number[];
  /** Numbers of layers. Default: few, because each takes time. */
  readonly layers?: readonly number[];
}

const SCALES: readonly Scale[] = [
  { sizes: [48, 96, 144], counts: [1, 2, 3, 4, 6] },
  { sizes: [48, 96, 192], counts: [1, 2, 3, 4, 6] },
  { sizes: [64, 128, 192], counts: [1, 2, 4, 8] },
  { sizes: [40, 80, 120], counts: [1, 2, 4, 5] },
  { sizes: [56, 112, 168], counts: [1, 2, 4, 7] },
  // For configurations whose widths must be equal, and for Llama 4, whose inner width is four times the outer width.
  { sizes: [48], inner: [192], counts: [1, 2, 3, 4, 6] },
  { sizes: [64], inner: [256], counts: [1, 2, 4, 8] },
];

const isNested = (key: Field | Nested): key is Nested => "keys" in key;
const getList = (kinds: readonly Kind[], inner: string) =>
  kinds.some((kind) => typeof kind === "object" && kind.list?.includes(inner));

const LAYERS = [1, 1, 2, 2, 3, 4];
/** A larger default is the size of a vocabulary. */
const WORDS = 16_000;

/** Returns a value for a whole number with the default `standard`. */
function numberFor(name: string, standard: unknown, scale: Scale, random: Random): unknown {
  if (/token_i|_token_index/.test(name)) return random.pick([0, 1, 2, 3]);
  if (/layers?$/.test(name)) return random.pick(scale.layers ?? LAYERS);
  if (typeof standard !== "number")
    return random.pick([null, random.pick(scale.sizes), random.pick(scale.counts)]);
  if (standard < 1) return random.pick([standard, 0, 1, 2, random.pick(scale.sizes)]);
  if (standard > WORDS && scale.words) return random.pick(scale.words);
  if (standard < 64) return random.pick(scale.counts);
  return random.pick((/intermediate|ffn|inner/.test(name) && scale.inner) || scale.sizes);
}

/** Returns a value for the key, undefined for its default. */
function valueFor(name: string, field: Field, scale: Scale, random: Random): unknown {
  const { kinds, default: standard, texts = [] } = field;
  const literal = kinds.find((kind) => typeof kind === "object" && kind.values);
  if (kinds.includes("float")) return undefined;
  if (kinds.includes("int")) {
    const mustDiffer = typeof standard === "number" && standard > 0;
    return random.chance(mustDiffer ? 0.97 : 0.25)
      ? numberFor(name, standard, scale, random)
      : undefined;
  }
  // Always states whether the head is tied: without a file to load, transformers uses the default of the class.
  const isStated = name === "tie_word_embeddings";
  if (!isStated && !random.chance(0.25)) return undefined;
  if (kinds.includes("bool")) return random.chance(0.5);
  if (getList(kinds, "int")) return random.pickSome([0, 1, 2, 3], 3);
  if (texts.length > 1)
    return getList(kinds, "str") ? random.pickSome(texts, texts.length) : random.pick(texts);
  if (typeof literal === "object") return random.pick(literal.values!);
  return undefined;
}

function valuesFor(keys: Keys, scale: Scale, random: Random): Config {
  const values = Object.entries(keys).map(([name, key]) => [
    name,
    isNested(key)
      ? random.chance(0.97)
        ? { model_type: key.type, ...valuesFor(key.keys, scale, random) }
        : undefined
      : valueFor(name, key, scale, random),
  ]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Returns the configuration with new values for one to three keys. */
function changed(config: Config, keys: Keys, scale: Scale, random: Random): Config {
  const chosen = random.pickSome(Object.keys(keys), 3);
  const changes = chosen.map((name) => {
    const key = keys[name]!;
    if (!isNested(key)) return [name, valueFor(name, key, scale, random)];
    const inner = (config[name] ?? { model_type: key.type }) as Config;
    return [name, changed(inner, key.keys, scale, random)];
  });
  const values = { ...config, ...Object.fromEntries(changes) };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Returns a value that transformers may reject, alone or together with the other values. */
function wrongValue({ kinds }: Field, random: Random): unknown {
  const others = [null, "text", [], {}];
  // JSON does not distinguish 1.0, which a class may require, from 1.
  const numbers = kinds.includes("float") ? [1.5] : [3, 5, 7, 9, 25, 33, 200, 100_000];
  return random.chance(0.6) ? random.pick(numbers) : random.pick(others);
}

/** Returns the configuration with one or two values that transformers may reject. */
function broken(config: Config, keys: Keys, random: Random): Config {
  const changes = random.pickSome(Object.keys(keys), 2).map((name) => {
    const key = keys[name]!;
    if (!isNested(key)) return [name, wrongValue(key, random)];
    const inner = (config[name] ?? { model_type: key.type }) as Config;
    return [name, broken(inner, key.keys, random)];
  });
  return { ...config, ...Object.fromEntries(changes) };
}

/** The share of configurations that transformers may reject. */
const BROKEN = 0.5;

const labels = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [index, `label ${index}`]));

/** Draws configurations of a type. Configurations that the caller passes to `keep` are starting points for others. */
export function generateConfigs(
  type: string,
  { types }: Description,
  random: Random,
  { scales = SCALES, isBroken = false }: { scales?: readonly Scale[]; isBroken?: boolean } = {},
) {
  const { classes, keys } = types[type]!;
  const kept: Config[] = [];
  return {
    draw(): Config {
      const config = drawPlausible();
      return isBroken && random.chance(BROKEN) ? broken(config, keys, random) : config;
    },
    keep(config: Config) {
      kept.push(config);
      if (kept.length > 8) kept.shift();
    },
  };
  function drawPlausible(): Config {
    const scale = random.pick(scales);
    if (kept.length && random.chance(0.6)) {
      const start = random.pick(kept);
      const { architectures, id2label, ...values } = changed(start, keys, scale, random);
      return { ...generateHead(random), ...values };
    }
    return { model_type: type, ...generateHead(random), ...valuesFor(keys, scale, random) };
  }
  function generateHead(random: Random): Config {
    const architecture = random.pick(classes);
    const isClassifier = /Classification$/.test(architecture);
    return {
      architectures: [architecture],
      ...(isClassifier && random.chance(0.5) && { id2label: labels(random.pick([0, 2, 3, 5])) }),
    };
  }
}
