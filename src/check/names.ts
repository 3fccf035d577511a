/** Finds the models and modules that a text names. */
import type { Model, Published } from "../counts/index.js";
import { ALL_LINEAR, models, type Targets } from "../counts/index.js";
import { once } from "../once.js";

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

/** Compiles a name such as "llama-2-7b" to a pattern with optional hyphens or spaces between its parts. */
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

/** The names of all models, and a pattern that prefers the longest match. */
const allNames = once((): ModelNames => {
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
  return {
    pattern: new RegExp(`(?<![\\w.-])(${alternatives})${SUFFIX}(?!\\w|[-.]\\w)`, "gi"),
    models: byName,
  };
});

/** An unknown model, or a size such as "7B model". */
const UNKNOWN_MODEL =
  /\b(?:GPT-?[34]\S*|Claude|Gemini|SDXL|Stable Diffusion|FLUX|DeepSeek|ViT|CLIP|Whisper|BLOOMZ?|Falcon|OPT|T5|BERT|RoBERTa|DeBERTa|(?:Code|Tiny)?Llama|Mistral|Mixtral|Qwen|Gemma|Phi|Yi|StarCoder|Pythia|PaLM|ChatGLM)\b|(?<![\d.,$])\d+(?:\.\d+)?[ -]?(?:B|billion)[ -](?:parameter|param|model|version|variant|network|LLM)|\b\d+(?:\.\d+)?B\b(?!\s*(?:parameters|params|weights|trainable))/i;

/**
 * Returns the models that the text names, such as "Llama-2-7B" or "RoBERTa base", and whether it
 * names an unknown model.
 */
export function modelsIn(text: string): { models: readonly Model[]; isUnknown: boolean } {
  const { pattern, models: named } = allNames();
  const models = new Set(
    [...text.matchAll(pattern)].flatMap(([, name = ""]) => named.get(normalizeName(name)) ?? []),
  );
  return { models: [...models], isUnknown: models.size === 0 && UNKNOWN_MODEL.test(text) };
}

/** Suffixes of ids for copies in other precisions. */
const COPY = /(?:-unsloth)?-(?:bnb-4bit|4bit|8bit|gptq\S*|awq|gguf|bf16|fp16|sharded\S*)$/i;

/** Returns the models that an id in code may mean, whatever its organization: "unsloth/llama-3-8b-bnb-4bit". */
export function modelsOfId(id: string): readonly Model[] {
  const { models: named } = allNames();
  const names = spellNames(id.replace(COPY, "")).map(normalizeName);
  return names.map((name) => named.get(name)).find((item) => item !== undefined) ?? [];
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

/** Matches module names that only some families use, such as c_attn and query_key_value. */
const familyNames = once(() => {
  const ends = new Set(
    models().flatMap(({ modules }) => modules.map(({ path }) => lastPart(path))),
  );
  const names = [...ends].filter((end) => end.includes("_") && !findModuleKind(end));
  return new RegExp(`(?<![\\w.])(?:${names.join("|")})(?!\\w)`, "g");
});

export function targetsIn(text: string): NamedModules[] {
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
  const familyModules = text.match(familyNames());
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
