/** Applies PEFT's ensure_weight_tying, which changes targets and copies of modules tied to the input embeddings. */
import { STORED_TARGETS } from "./extras.js";
import { endsIn, isHeadless, listTiedModules, type Model } from "./model.js";
import { findInputEmbeddings, isInside } from "./names.js";
import type { AdapterInput } from "./options.js";
import { fullMatcher } from "./patterns.js";

interface Tied {
  /** The input, with the embeddings instead of modules that share their weight. */
  readonly input: AdapterInput;
  /** Complete names of modules that are adapted with the embeddings. */
  readonly adapted: readonly string[];
  /** Complete names of modules that share the copy of the embeddings. */
  readonly copied: readonly string[];
}

/** Replaces the names that match a tied module by the embeddings. */
function withEmbeddings(names: readonly string[], embeddings: string, tied: readonly string[]) {
  const remaining = tied.reduce((rest, module) => {
    const index = rest.findIndex((name) => isInside(module, name));
    return rest.filter((_, position) => position !== index);
  }, names);
  return remaining.includes(embeddings) ? remaining : [...remaining, embeddings];
}

const hasEmbeddings = (names: readonly string[]) =>
  names.some((name) => STORED_TARGETS.some((known) => endsIn(name, known)));

/** Treats tied modules as PEFT's LoRA does. */
export function withTying(model: Model, input: AdapterInput): Tied {
  const { targets, modulesToSave, ensureWeightTying } = input;
  const embeddings = findInputEmbeddings(model)?.module;
  const tied = listTiedModules(model);
  const unchanged = { input, adapted: [], copied: [] };
  if (!ensureWeightTying || !embeddings || !tied.length || isHeadless(model)) return unchanged;
  if (Array.isArray(modulesToSave) && hasEmbeddings(modulesToSave))
    return {
      ...unchanged,
      copied: tied,
      input: { ...input, modulesToSave: withEmbeddings(modulesToSave, embeddings, tied) },
    };
  if (typeof targets === "string") {
    const matches = fullMatcher("targets", targets);
    if (!STORED_TARGETS.some(matches)) return unchanged;
    const pattern = `${targets}|${embeddings.replaceAll(".", "\\.")}`;
    return { ...unchanged, input: { ...input, targets: pattern }, adapted: tied };
  }
  if (!targets || !hasEmbeddings(targets)) return unchanged;
  const list = withEmbeddings(targets, embeddings, tied);
  return { ...unchanged, input: { ...input, targets: list }, adapted: tied };
}
