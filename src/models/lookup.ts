/** The published models, and one of them by its id. */
import { LoraError } from "../errors.js";
import { suggest } from "../suggestions.js";
import { shapesOfConfig } from "./config.js";
import { parseModel } from "./line.js";
import type { Model, Published } from "./model.js";
import { MODELS } from "./table.js";

/** A model from its row, which has the numbers of its config.json or else all its shapes. */
function parseRow(row: string): Published {
  const [names = "", config = "", source = ""] = row.split(" | ");
  if (!config.startsWith("{")) return parseModel(row);
  const ids = names.split(", ");
  return { ...shapesOfConfig(JSON.parse(config)), ids, id: ids[0]!, source };
}

let parsed: readonly Published[] | undefined;

/** Every published model. */
export function models(): readonly Published[] {
  parsed ??= MODELS.trim().split("\n").map(parseRow);
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
  const exact = models().filter(({ ids }) => ids.some((item) => named(item) === wanted));
  const found = exact.length
    ? exact
    : models().filter(({ ids }) => ids.some((item) => bare(item) === wanted));
  if (found.length === 1) {
    const as = found[0]!.ids.find((item) => named(item) === wanted || bare(item) === wanted)!;
    return { ...found[0]!, id: as };
  }
  const ids = (found.length ? found : models()).flatMap((item) => item.ids);
  const near = suggest(ids, wanted.replace(/^.*\//, ""), bare);
  throw new LoraError("model", `the id of a known model (near: ${near.join(", ")})`, id);
}

/** The model of that id, or that a config.json's content describes. Throws LoraError. */
export const modelOf = (model: string | object | undefined): Model =>
  typeof model === "object" ? shapesOfConfig(model) : findModel(model);
