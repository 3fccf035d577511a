/** Models that prose names: "Llama-2-7B", "Mistral 7B", "RoBERTa base". */
import { models } from "../models/lookup.js";
import type { Model, Published } from "../models/model.js";

/** Endings of ids that prose leaves out; the shapes are the same with and without. */
const LEFT_OUT =
  /-(?:hf|instruct|chat|it|cased|uncased|v0\.\d|v1\.0|\dk|\d{4}|base(?=-\d))$|^meta-/;
/** Names that prose has for them besides. */
const ALSO: Readonly<Record<string, string>> = { "gpt3-175b": "gpt3", gpt2: "gpt2-small" };

/** What may be called so: an id without its organisation, and without what prose leaves out. */
function namesOf(id: string): string[] {
  const names = [id.replace(/^.*\//, "").toLowerCase()];
  for (let short = names[0]!; ; names.push(short)) {
    const next = short.replace(LEFT_OUT, "");
    if (next === short) break;
    short = next;
  }
  return names.flatMap((name) => (ALSO[name] ? [name, ALSO[name]] : [name]));
}

/** "llama-2-7b" as a pattern: between words, letters and digits may be a hyphen or a space. */
function patternOf(name: string): string {
  const parts = name.match(/\d+(?:\.\d+)*[a-z]?(?![a-z])|[a-z]+|\d+/g) ?? [];
  return parts.map((part) => part.replaceAll(".", "\\.")).join("[-_ \\u00a0]?");
}

interface Names {
  readonly pattern: RegExp;
  /** By their names without hyphens and spaces. */
  readonly models: ReadonlyMap<string, readonly Published[]>;
}

const keyOf = (name: string) => name.toLowerCase().replace(/[-_\s]/g, "");
/** What may follow a name, which does not change the shapes. */
const SUFFIX = "(?:[-_ ](?:hf|instruct|chat|it|v0\\.\\d))*";

let known: Names | undefined;

/** Every name, as one pattern that finds the longest. */
function allNames(): Names {
  if (known) return known;
  const found = new Map<string, Published[]>();
  const patterns = new Map<string, string>();
  for (const model of models()) {
    for (const id of model.ids) {
      for (const name of new Set(namesOf(id))) {
        if (!/\d|base|large|small|tiny/.test(name)) continue;
        const others = (found.get(keyOf(name)) ?? []).filter((item) => item.ids !== model.ids);
        found.set(keyOf(name), [...others, { ...model, id }]);
        patterns.set(keyOf(name), patternOf(name));
      }
    }
  }
  const longest = [...patterns].sort(([item], [other]) => other.length - item.length);
  const any = longest.map(([, pattern]) => pattern).join("|");
  known = {
    pattern: new RegExp(`(?<![\\w.-])(${any})${SUFFIX}(?!\\w|[-.]\\w)`, "gi"),
    models: found,
  };
  return known;
}

/** A model that is none of the known, or a size that only tells that one is meant. */
const UNKNOWN =
  /\b(?:GPT-?[34]\S*|Claude|Gemini|SDXL|Stable Diffusion|FLUX|DeepSeek|ViT|CLIP|Whisper|BLOOMZ?|Falcon|OPT|T5|BERT|RoBERTa|DeBERTa|(?:Code|Tiny)?Llama|Mistral|Mixtral|Qwen|Gemma|Phi|Yi|StarCoder|Pythia|PaLM|ChatGLM)\b|(?<![\d.,$])\d+(?:\.\d+)?[ -]?(?:B|billion)[ -](?:parameter|param|model|version|variant|network|LLM)|\b\d+(?:\.\d+)?B\b(?!\s*(?:parameters|params|weights|trainable))/i;

/** The models that the text names, and whether it names one that is not known. */
export function modelsIn(text: string): { models: readonly Model[]; isUnknown: boolean } {
  const { pattern, models: named } = allNames();
  const found = new Set(
    [...text.matchAll(pattern)].flatMap(([, name = ""]) => named.get(keyOf(name)) ?? []),
  );
  return { models: [...found], isUnknown: found.size === 0 && UNKNOWN.test(text) };
}
