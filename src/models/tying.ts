/** PEFT's ensure_weight_tying, which changes targets and copies if modules share the input embeddings' weight. */

import { STORED } from "./extras.js";
import { endsIn, foundTied, isHeadless, type Model } from "./model.js";
import { findInputEmbeddings, isInside } from "./names.js";
import type { AdapterInput } from "./options.js";
import { fullMatcher } from "./patterns.js";

interface Tied {
  /** The input, with the embeddings in place of modules that share their weight. */
  readonly input: AdapterInput;
  /** Complete names of modules that are adapted with the embeddings. */
  readonly adapted: readonly string[];
  /** Complete names of modules whose copies are that of the embeddings. */
  readonly copied: readonly string[];
}

/** Returns the names, with the embeddings in place of names that match a tied module. */
function withEmbeddings(names: readonly string[], embeddings: string, tied: readonly string[]) {
  const left = tied.reduce((rest, module) => {
    const index = rest.findIndex((name) => isInside(module, name));
    return rest.filter((_, at) => at !== index);
  }, names);
  return left.includes(embeddings) ? left : [...left, embeddings];
}

const hasEmbeddings = (names: readonly string[]) =>
  names.some((name) => STORED.some((known) => endsIn(name, known)));

/** Returns the input with tied modules as PEFT's LoRA treats them. */
export function withTying(model: Model, input: AdapterInput): Tied {
  const { targets, modulesToSave, ensureWeightTying } = input;
  const embeddings = findInputEmbeddings(model)?.module;
  const tied = foundTied(model);
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
    if (!STORED.some(matches)) return unchanged;
    const pattern = `${targets}|${embeddings.replaceAll(".", "\\.")}`;
    return { ...unchanged, input: { ...input, targets: pattern }, adapted: tied };
  }
  if (!targets || !hasEmbeddings(targets)) return unchanged;
  const list = withEmbeddings(targets, embeddings, tied);
  return { ...unchanged, input: { ...input, targets: list }, adapted: tied };
}
