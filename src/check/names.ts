/** Models that prose names: "Llama-2-7B", "Mistral 7B", "RoBERTa base". */
import { models } from "../models/lookup.js";
import type { Model, Published } from "../models/model.js";

/** Endings of ids that prose leaves out; the shapes are the same with and without. */
const LEFT_OUT =
  /-(?:hf|instruct|chat|it|cased|uncased|v0\.\d|v1\.0|\dk|\d{4}|base(?=-\d))$|^meta-/;
/** A name that stands for the largest of its family. */
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

interface Named {
  readonly pattern: RegExp;
  readonly models: readonly Model[];
}

let known: readonly Named[] | undefined;

/** Every name, the longest first. */
function allNames(): readonly Named[] {
  if (known) return known;
  const byName = new Map<string, Published[]>();
  for (const model of models()) {
    for (const id of model.ids) {
      for (const name of new Set(namesOf(id))) {
        const others = (byName.get(name) ?? []).filter((one) => one.ids !== model.ids);
        if (/\d|base|large/.test(name)) byName.set(name, [...others, { ...model, id }]);
      }
    }
  }
  known = [...byName]
    .sort(([one], [other]) => other.length - one.length)
    .map(([name, found]) => ({
      pattern: new RegExp(
        `(?<![\\w.-])${patternOf(name)}(?:[-_ ](?:hf|instruct|chat|it|v0\\.\\d))*(?![\\w]|[-.]\\w)`,
        "gi",
      ),
      models: found,
    }));
  return known;
}

/** A model that is none of the known, or a size that only tells that one is meant. */
const UNKNOWN =
  /\b(?:GPT-?[34]\S*|Claude|Gemini|SDXL|Stable Diffusion|FLUX|DeepSeek|ViT|CLIP|Whisper|BLOOMZ?|Falcon|OPT|T5|BERT|RoBERTa|DeBERTa|(?:Code|Tiny)?Llama|Mistral|Mixtral|Qwen|Gemma|Phi|Yi|StarCoder|Pythia|PaLM|ChatGLM|Whisper)\b|(?<![\d.,$])\d+(?:\.\d+)?[ -]?(?:B|billion)[ -](?:parameter|param|model|version|variant|network|LLM)|\b\d+(?:\.\d+)?B\b(?!\s*(?:parameters|params|weights|trainable))/i;

/** The models that the text names, and whether it names one that is not known. */
export function modelsIn(text: string): { models: readonly Model[]; isUnknown: boolean } {
  let rest = text;
  const found = new Set<Model>();
  for (const { pattern, models: named } of allNames()) {
    rest = rest.replace(pattern, (name) => {
      for (const one of named) found.add(one);
      return " ".repeat(name.length);
    });
  }
  return { models: [...found], isUnknown: found.size === 0 && UNKNOWN.test(rest) };
}
