/** Finds the ranks, shapes, models and modules that a sentence mentions. */
import { MAX_DIMENSION } from "../lora.js";
import { models } from "../models/lookup.js";
import type { Model, Published } from "../models/model.js";
import { ALL_LINEAR, type Targets } from "../models/targets.js";

/** A matrix of `d` rows and `k` columns. */
export interface Shape {
  readonly d: number;
  readonly k: number;
}

/** A rank and a shape stated together; NaN for a number that a tag takes from page data. */
interface Expression extends Shape {
  readonly rank: number;
}

/** Pattern for a whole number, with or without separators. */
const INTEGER = "\\d{1,3}(?:[,\\u202f\\u2009]\\d{3})+|\\d+";
/** Parses an `INTEGER`. */
const parseInteger = (text = "") => Number(text.replace(/\D/g, ""));

/** r(d + k) in numbers: "8 × (4096 + 1024)" */
const RANK_TIMES_SUM = new RegExp(
  `(\\d+)\\s?[×x*·]\\s?\\(\\s?(${INTEGER})\\s?\\+\\s?(${INTEGER})\\s?\\)`,
  "g",
);
/** r(d + k) of a square matrix: "2 × 4096 × 8" */
const DOUBLED = new RegExp(
  `(?<![\\d.,])2\\s?[×x*·]\\s?(${INTEGER})\\s?[×x*·]\\s?(${INTEGER})(?!\\s?[×x*·\\d])`,
  "g",
);
/** A `lora` tag with a rank and perhaps a shape, as numbers or names of page data. */
const TAG = /\ue000\s*lora\s+(\w+)(?:\s*,\s*(\w+)\s*,\s*(\w+)(?!\s*=))?/g;

/** The maximum number of shapes, and of pairs of a rank and a matrix or model. With more, the subject is unclear. */
export const MAX_PAIRS = 50;

/** Finds pairs of shapes that can be B and A, such as 4096 × 8 and 8 × 4096. Their common side is the rank. */
function factorsIn(shapes: readonly Shape[]): Expression[] {
  if (shapes.length > MAX_PAIRS) return [];
  return shapes.flatMap((b) =>
    shapes
      .filter((a) => a !== b && b.k === a.d && b.k < Math.min(b.d, a.k))
      .map((a) => ({ rank: b.k, d: b.d, k: a.k })),
  );
}

/** Returns ranks stated together with their shapes. */
function expressionsIn(text: string, shapes: readonly Shape[]): Expression[] {
  const sums = [...text.matchAll(RANK_TIMES_SUM)].map(([, rank, d, k]) => ({
    rank: parseInteger(rank),
    d: parseInteger(d),
    k: parseInteger(k),
  }));
  const doubled = [...text.matchAll(DOUBLED)].map(([, item, other]) => {
    const side = Math.max(parseInteger(item), parseInteger(other));
    return { rank: Math.min(parseInteger(item), parseInteger(other)), d: side, k: side };
  });
  const tags = [...text.matchAll(TAG)].map(([, rank, d, k]) => ({
    rank: Number(rank),
    d: Number(d),
    k: Number(k),
  }));
  return [...sums, ...doubled, ...factorsIn(shapes), ...tags];
}

/** Parts of ids that prose may omit, because they do not change the shapes. */
const OPTIONAL_PART =
  /-(?:hf|instruct|chat|it|cased|uncased|v0\.\d|v1\.0|\dk|\d{4}|base(?=-\d))$|^meta-/;
/** Names of models in prose that differ from their ids. */
const ALIASES: Readonly<Record<string, string>> = { "gpt3-175b": "gpt3", gpt2: "gpt2-small" };

/** Returns a model's names in prose: its id without organization, with and without optional parts. */
function spellNames(id: string): string[] {
  const names = [id.replace(/^.*\//, "").toLowerCase()];
  for (let short = names[0]!; ; names.push(short)) {
    const next = short.replace(OPTIONAL_PART, "");
    if (next === short) break;
    short = next;
  }
  return names.flatMap((name) => (ALIASES[name] ? [name, ALIASES[name]] : [name]));
}

/** Returns the pattern of a name such as "llama-2-7b", with optional hyphens or spaces between its parts. */
function toPattern(name: string): string {
  const parts = name.match(/\d+(?:\.\d+)*[a-z]?(?![a-z])|[a-z]+|\d+/g) ?? [];
  return parts.map((part) => part.replaceAll(".", "\\.")).join("[-_ \\u00a0]?");
}

interface ModelNames {
  readonly pattern: RegExp;
  /** Models by the result of `normalizeName` for their names. */
  readonly models: ReadonlyMap<string, readonly Published[]>;
}

const normalizeName = (name: string) => name.toLowerCase().replace(/[-_\s]/g, "");
/** Suffixes of a name that do not change the shapes. */
const SUFFIX = "(?:[-_ ](?:hf|instruct|chat|it|v0\\.\\d))*";

let modelNames: ModelNames | undefined;

/** Returns the names of all models and a pattern for them that prefers the longest name. */
function allNames(): ModelNames {
  if (modelNames) return modelNames;
  const byName = new Map<string, Published[]>();
  const patterns = new Map<string, string>();
  for (const model of models().filter(({ type }) => type !== "custom")) {
    for (const id of model.ids) {
      for (const name of new Set(spellNames(id))) {
        const key = normalizeName(name);
        byName.set(key, [...(byName.get(key) ?? []), { ...model, id }]);
        patterns.set(key, toPattern(name));
      }
    }
  }
  const longest = [...patterns].sort(([item], [other]) => other.length - item.length);
  const alternatives = longest.map(([, pattern]) => pattern).join("|");
  modelNames = {
    pattern: new RegExp(`(?<![\\w.-])(${alternatives})${SUFFIX}(?!\\w|[-.]\\w)`, "gi"),
    models: byName,
  };
  return modelNames;
}

/** An unknown model, or a size such as "7B model". */
const UNKNOWN_MODEL =
  /\b(?:GPT-?[34]\S*|Claude|Gemini|SDXL|Stable Diffusion|FLUX|DeepSeek|ViT|CLIP|Whisper|BLOOMZ?|Falcon|OPT|T5|BERT|RoBERTa|DeBERTa|(?:Code|Tiny)?Llama|Mistral|Mixtral|Qwen|Gemma|Phi|Yi|StarCoder|Pythia|PaLM|ChatGLM)\b|(?<![\d.,$])\d+(?:\.\d+)?[ -]?(?:B|billion)[ -](?:parameter|param|model|version|variant|network|LLM)|\b\d+(?:\.\d+)?B\b(?!\s*(?:parameters|params|weights|trainable))/i;

/**
 * Returns the models that the text names, such as "Llama-2-7B" or "RoBERTa base", and whether it
 * names an unknown model.
 */
function modelsIn(text: string): { models: readonly Model[]; isUnknown: boolean } {
  const { pattern, models: named } = allNames();
  const models = new Set(
    [...text.matchAll(pattern)].flatMap(([, name = ""]) => named.get(normalizeName(name)) ?? []),
  );
  return { models: [...models], isUnknown: models.size === 0 && UNKNOWN_MODEL.test(text) };
}

/** Modules that a sentence names: kinds such as "q", names of one model family, or all linear modules. */
export type NamedModules = readonly string[] | typeof ALL_LINEAR;

/** Returns the number of module kinds; NaN for all linear modules. */
export const modulesNamed = (named: NamedModules) =>
  named === ALL_LINEAR ? Number.NaN : named.length;

/** Kinds of modules: a name, a pattern for it in prose, and a pattern for the last part of module paths. */
const KINDS = [
  ["q", /^(?:W_?)?q(?:_proj)?$|^quer/i, /^(?:to_)?q(?:_proj|uery(?:_proj)?)?$/],
  ["k", /^(?:W_?)?k(?:_proj)?$|^key/i, /^(?:to_)?k(?:_proj|ey(?:_proj)?)?$|^key$/],
  ["v", /^(?:W_?)?v(?:_proj)?$|^value/i, /^(?:to_)?v(?:_proj)?$|^value(?:_proj)?$/],
  ["o", /^(?:W_?)?o(?:_proj)?$|^output/i, /^(?:o|o_proj|out_proj)$/],
  ["gate", /^gate/i, /^gate_proj$/],
  ["up", /^up/i, /^up_proj$/],
  ["down", /^down/i, /^down_proj$/],
  ["fc1", /^fc1$/i, /^fc1$/],
  ["fc2", /^fc2$/i, /^fc2$/],
] as const;

const ATTENTION = ["q", "k", "v", "o"] as const;
const MLP = ["gate", "up", "down"] as const;

const NAME =
  "(?:(?:W_?|\\b)[qkvo](?:_proj)?|quer(?:y|ies)|keys?|values?|outputs?|gate(?:_proj)?|up(?:_proj)?|down(?:_proj)?|fc[12])(?![\\w-])";
const BETWEEN =
  "[\"'’]?\\s*(?:projections?\\s*)?(?:,|&|/|\\+|,?\\s*and\\b|\\bor\\b)\\s*(?:and\\s+)?(?:(?:the|an?|its)\\s+)?[\"'‘]?";
const MODULE_LIST = new RegExp(`(?<![\\w-])${NAME}(?:${BETWEEN}${NAME})*`, "gi");
/** A name that means a module even without other module names near it. */
const ALONE = /_proj|^W|fc/;
const ALL =
  /\ball[- ]linear\b|\b(?:all|every|each)\b(?:\s+(?:of|the|its|seven))*\s+linear\b|\b(?:all|every)\s+(?:the\s+|its\s+|seven\s+)*(?:modules?|projections?|matrices|matrix)\b(?!\s+of)|\battention and (?:the\s+)?(?:MLP|feed-forward)/i;
const ALL_ATTENTION =
  /\b(?:all|every|four)\s+(?:\w+\s+){0,3}?attention\s+(?:projection|matri|module|weight|linear|layer)|\battention\s+projections?\b|\bQKVO\b/i;
const ALL_MLP =
  /\b(?:all|three|only|just)\s+(?:\w+\s+){0,2}?(?:MLP|feed-forward)\b|\bMLP (?:only|alone)\b/i;

const findModuleKind = (word: string): string | undefined =>
  KINDS.find(([, pattern]) => pattern.test(word))?.[0];

const lastPart = (path: string) => path.split(".").at(-1)!;

let familyNames: RegExp | undefined;

/** Returns the pattern of module names that only some families use, such as c_attn and query_key_value. */
function allFamilyNames(): RegExp {
  if (familyNames) return familyNames;
  const ends = new Set(
    models().flatMap(({ modules }) => modules.map(({ path }) => lastPart(path))),
  );
  const names = [...ends].filter((end) => end.includes("_") && !findModuleKind(end));
  familyNames = new RegExp(`(?<![\\w.])(?:${names.join("|")})(?!\\w)`, "g");
  return familyNames;
}

/** Returns each list of modules that the text names. */
function targetsIn(text: string): NamedModules[] {
  const groups: NamedModules[] = [];
  for (const { 0: list, index } of text.matchAll(MODULE_LIST)) {
    const words = list.match(new RegExp(NAME, "gi")) ?? [];
    const kinds = [...new Set(words.map(findModuleKind).filter((item) => item !== undefined))];
    const [before, after] = [text.slice(0, index), text.slice(index + list.length)];
    const isModule =
      kinds.length > 1 ||
      ALONE.test(words[0] ?? "") ||
      /^\s*(?:projections?|only|alone)\b/.test(after) ||
      /\bonly (?:on )?$/.test(before);
    if (isModule) groups.push(kinds);
  }
  const familyModules = text.match(allFamilyNames());
  if (familyModules) groups.push([...new Set(familyModules)]);
  if (/\bQV\b/.test(text)) groups.push(["q", "v"]);
  if (/\bQKV\b/.test(text)) groups.push(["q", "k", "v"]);
  const isBoth = groups.length > 0 && /\b(?:MLPs?|FFNs?|feed-forward)\b/i.test(text);
  if (ALL.test(text) || isBoth) groups.push(ALL_LINEAR);
  else if (ALL_ATTENTION.test(text)) groups.push(ATTENTION);
  else if (ALL_MLP.test(text)) groups.push(MLP);
  return groups;
}

/** Returns the model's names of these modules, or undefined if the model lacks a module. */
export function namesIn(
  model: Model,
  named: NamedModules,
): Exclude<Targets, undefined> | undefined {
  if (named === ALL_LINEAR) return model.other ? ALL_LINEAR : undefined;
  const ends = [...new Set(model.modules.map(({ path }) => lastPart(path)))];
  const lists = named.map((name) => {
    const kind = KINDS.find(([item]) => item === name);
    const names = ends.filter((end) => (kind ? kind[2].test(end) : end === name));
    // A vision tower may use other names; prefer the usual name.
    return names.includes(`${name}_proj`) ? [`${name}_proj`] : names;
  });
  return lists.every((list) => list.length > 0) ? lists.flat() : undefined;
}

/** Modules to assume if the text names none: common defaults. */
export const USUAL_MODULES: readonly NamedModules[] = [
  ["q", "v"],
  ATTENTION,
  ALL_LINEAR,
  ["q", "k", "v"],
  MLP,
];

/** The ranks, shapes, models and modules that a sentence mentions. */
export interface Mentions {
  /** Contains NaN if the sentence does not say which rank it means. */
  readonly ranks: readonly number[];
  readonly shapes: readonly Shape[];
  readonly models: readonly Model[];
  /** Whether the sentence names an unknown model, or a matrix with one unknown side. */
  readonly isUnknown: boolean;
  readonly targets: readonly NamedModules[];
  /** The number of layers; NaN if it is unclear. */
  readonly layers: number | undefined;
  /** The number of adapted matrices in each layer; NaN if it is unclear. */
  readonly perLayer: number | undefined;
}

const RANKS =
  "(\\d{1,4}(?:(?:\\s*,\\s*|\\s*,?\\s*(?:and|or|to)\\s+|\\s*/\\s*)\\d{1,4}(?![\\d.,]*\\d|\\s*[%KMGkBx×]))*)(?![\\d.,]*\\d)";
const RANK = [
  new RegExp(`(?<![\\w/√{^]|/\\s)r\\s*(?:[=:∈]|(?:is|equals)\\b)\\s*[[{(]?\\s*${RANKS}`, "g"),
  new RegExp(
    `(?<!\\bfull[- ])\\branks?(?:[-_ ]r)?(?:\\s*\\(\\s*r\\s*\\))?(?:\\s+r)?(?:\\s*(?:=|:|∈)\\s*|[- ](?:of |at |to |(?:is|was) (?:[a-z]+ )?(?:at |to )?)?)[[{(]?${RANKS}(?!-?bit)`,
    "gi",
  ),
  /\b(?:rank\w*|r)\s+(?:(?!(?:it|this|that|the|them)\b)\w+\s+){0,2}?from\s+(\d{1,4}\s+to\s+\d{1,4})(?![\d.,]*\d)/gi,
  /\b(?:rais|increas|lower|reduc|crank|set|push|bump|drop|chang|doubl|halv|tripl|quadrupl)\w*\s+(?:the\s+|its\s+)?(?:rank|r)\s+(?:[\w-]+\s+){0,5}?to\s+(\d{1,4})(?![\d.,]*\d|\s+(?:(?:trained|trainable|extra|more|new|total)\s+)?(?:param|weight|number|value))/gi,
];
/** A row of a settings table: "Rank | Value: 16". */
const RANK_ROW =
  /(?:^|:\s)(?:LoRA\s)?(?:rank|r)(?:\s\(r\))?\s\|\s(?:[^|:]{0,40}:\s)?(\d{1,4})(?![^|])/gi;
const RANGE =
  /(?:\br\s*[=:]|\branks?)[^.;]{0,12}?\d\s?(?:[-–—…]|\.\.+|through|to)\s?\d|\b(?:any|different|various|higher|lower) ranks?\b/i;
/** Match a change of the rank by a factor, such as "doubling the rank", unless the text states the new rank. */
const RANK_CHANGES = [
  /\b(?:(?<two>doubl\w+|twice)|(?<three>tripl\w+)|(?<four>quadrupl\w+)|(?<half>halv\w+|half))\s+(?:the\s+|that\s+|its\s+|our\s+)?(?:rank|r)\b(?!\s+(?:from|to)\b)/i,
  /\b(?:rank|r)\s(?:(?:is|was|gets)\s)?(?:(?<two>doubled)|(?<three>tripled)|(?<four>quadrupled)|(?<half>halved|(?:cut\s)?in\shalf))\b/i,
];
const RANK_FACTORS = { two: 2, three: 3, four: 4, half: 1 / 2 } as const;
const PAIR = new RegExp(
  `(?<![\\d.,\\w^]|[×*·]\\s?|[\\d)]\\s?x\\s?)(${INTEGER})(?:\\s?[×x*]\\s?|[- ]by[- ])(${INTEGER})(?![\\d\\w]|[.,]\\d|\\s?[×x*·]\\s?[\\d(]|\\s?(?:px|pixel|image|video|resolution|GPU|A100|H100|RTX))`,
  "g",
);
const SQUARE = new RegExp(
  `(?<!\\w)(?:d\\s*=\\s*k|k\\s*=\\s*d|d_out\\s*=\\s*d_in)\\s*=\\s*(${INTEGER})`,
  "g",
);
/** "square matrices of width 4096" */
const SQUARE_OF = new RegExp(
  `\\bsquare\\s+(?:[\\w-]+\\s+){1,3}?(?:of|with)\\s+(?:an?\\s+)?(?:size|width|side|order|dimension)\\s+(?:of\\s+)?(${INTEGER})(?!\\s?[×x*·\\d])`,
  "gi",
);
/** "4096 rows and 11008 columns", or inputs and outputs. */
const SIDES = new RegExp(
  `(${INTEGER})\\s+(rows?|inputs?|outputs?|columns?)(?:\\s+[a-z]+)?(?:,|\\s+(?:and|to|by|with))\\s+(?:[a-z]+\\s+){0,2}?(${INTEGER})\\s+(columns?|outputs?|inputs?|rows?)\\b`,
  "gi",
);
/** r(d + k) without the rank. */
const SUM_OF_SIDES = new RegExp(`\\br\\s?\\(\\s?(${INTEGER})\\s?\\+\\s?(${INTEGER})\\s?\\)`, "g");
const toSidePattern = (name: string) =>
  new RegExp(`(?<![\\w/]|=\\s?)(?:${name})\\s*=\\s*(${INTEGER})`);
const [D, K] = [toSidePattern("d|d_out|out_features|m"), toSidePattern("k|d_in|in_features|n")];

/** Replaces each shape in the text by a word. */
export const withoutShapes = (text: string) => text.replace(PAIR, "SHAPE");

function ranksIn(text: string): number[] {
  if (RANGE.test(text) && !/\b(?:rank\w*|r)\b[^.;]*from\s+\d+\s+to\s+\d/i.test(text))
    return [Number.NaN];
  const plain = withoutShapes(text);
  const lists = [...RANK, RANK_ROW].flatMap((item) =>
    [...plain.matchAll(item)].map(([, list = ""]) => list),
  );
  return lists
    .flatMap((list) => list.match(/\d+/g) ?? [])
    .map(Number)
    .filter((rank) => rank > 0);
}

const isShape = ({ d, k }: Shape) => Math.min(d, k) > 0 && Math.max(d, k) <= MAX_DIMENSION;

function shapesIn(text: string): Shape[] {
  const pairs = [...text.matchAll(PAIR)].map(([, d, k]) => ({
    d: parseInteger(d),
    k: parseInteger(k),
  }));
  const squares = [SQUARE, SQUARE_OF].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, side]) => ({
      d: parseInteger(side),
      k: parseInteger(side),
    })),
  );
  const named = [...text.matchAll(SIDES)].map(([, first, name = "", second]) => {
    const sides = [parseInteger(first), parseInteger(second)] as const;
    const [d, k] = /^(?:row|output)/i.test(name) ? sides : sides.toReversed();
    return { d: d!, k: k! };
  });
  const sums = [...text.matchAll(SUM_OF_SIDES)].map(([, d, k]) => ({
    d: parseInteger(d),
    k: parseInteger(k),
  }));
  const [d, k] = [parseInteger(D.exec(text)?.[1]), parseInteger(K.exec(text)?.[1])];
  return [...pairs, ...squares, ...named, ...sums, { d, k }].filter(isShape);
}

const WORDS = "one two three four five six seven eight nine ten eleven twelve".split(" ");
/** Pattern for a small number, in digits or as a word. */
export const SMALL = `\\d{1,3}(?:,\\d{3})?|${WORDS.join("|")}`;
/** Parses a `SMALL`. */
export const parseSmall = (text: string) =>
  Number(text.replace(",", "")) || WORDS.indexOf(text.toLowerCase()) + 1 || undefined;
const LAYERS = new RegExp(
  `(?<![\\d.,])\\b(${SMALL})(?:-|\\s+)(?:[a-z-]+\\s+){0,2}?(?:layers?|blocks)\\b`,
  "i",
);
const MATRICES = new RegExp(
  `(?<![\\d.,])\\b(${SMALL})\\s+(?:(?!layers?\\b|blocks?\\b)[a-z-]+\\s+){0,4}?(?:matrix|matrices|projections?|adapters?)\\b`,
  "i",
);
const DISTRIBUTED = /\b(?:each|every|per)\b/i;

/** The minimum ratio between the longer side of B or A and the rank. */
const MIN_RATIO = 8;

/** Returns the number of layers, and of matrices in each, that the text states. */
function stackIn(
  text: string,
  targets: readonly NamedModules[],
): Pick<Mentions, "layers" | "perLayer"> {
  const plain = withoutShapes(text);
  const layers = LAYERS.exec(plain)?.[1];
  const matrices = DISTRIBUTED.test(plain) ? MATRICES.exec(plain)?.[1] : undefined;
  const [named, ...others] = targets.map(modulesNamed);
  return {
    layers: layers === undefined ? undefined : parseSmall(layers),
    perLayer: matrices ? parseSmall(matrices) : others.length ? Number.NaN : named,
  };
}

/** Returns the text without its first phrases such as "doubling the rank". */
export const withoutRankChange = (text: string) =>
  RANK_CHANGES.reduce((rest, pattern) => rest.replace(pattern, ""), text);

/** Returns the factor of "twice the rank" or "halving r", if the text does not state the new rank. */
export function rankFactorIn(text: string): number | undefined {
  const match = RANK_CHANGES.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!match) return undefined;
  const [[name] = []] = Object.entries(match.groups!).filter(([, match]) => match !== undefined);
  return RANK_FACTORS[name as keyof typeof RANK_FACTORS];
}

/** Returns the ranks, shapes, models and modules that the text mentions. */
export function mentionsIn(text: string): Mentions {
  const stated = shapesIn(text);
  const expressions = expressionsIn(text, stated);
  const ranks = new Set([...ranksIn(text), ...expressions.map(({ rank }) => rank)]);
  ranks.delete(0);
  // A thin shape with the rank as a side is B, A, or an expression such as 8 × 8192.
  const isFactor = ({ d, k }: Shape) =>
    ranks.has(Math.min(d, k)) && MIN_RATIO * Math.min(d, k) <= Math.max(d, k);
  const possible = [...stated, ...expressions].filter((item) => isShape(item) && !isFactor(item));
  const shapes = [...new Map(possible.map((item) => [`${item.d} ${item.k}`, item])).values()];
  const { models, isUnknown } = modelsIn(text);
  const targets = targetsIn(text);
  return {
    ranks: [...ranks],
    shapes,
    models,
    // A single side belongs to a matrix other than the previous one.
    isUnknown: isUnknown || (shapes.length === 0 && D.test(text) !== K.test(text)),
    targets,
    ...stackIn(text, targets),
  };
}
