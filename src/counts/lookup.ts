/** Finds published models. */
import { LoraError } from "../errors.js";
import { once } from "../once.js";
import { suggest } from "../suggestions.js";
import { isShapes, modelOfShapes } from "./checkpoint.js";
import { shapesOfConfig } from "./config.js";
import { asLoaded } from "./families/t5.js";
import { parseModel } from "./line.js";
import type { Model, Published } from "./model.js";
import { MODELS } from "./table.js";

/** Parses a row of the model table, which has either values of a config.json or all shapes. */
function parseRow(row: string): Published {
  const [names = "", config = "", source = ""] = row.split(" | ");
  if (!config.startsWith("{")) return parseModel(row);
  const ids = names.split(", ");
  return { ...asLoaded(shapesOfConfig(JSON.parse(config))), ids, id: ids[0]!, source };
}

/** Returns all models that are known by an id. */
export const models = once((): readonly Published[] => MODELS.trim().split("\n").map(parseRow));

const toLowerCase = (id: string) => id.toLowerCase();
const withoutOrganization = (id: string) => toLowerCase(id).replace(/^.*\//, "");

/** Models by their ids, or by their ids without the organization, in lower case. */
type Index = ReadonlyMap<string, readonly Published[]>;

const indexBy = (key: (id: string) => string): Index => {
  const index = new Map<string, Published[]>();
  for (const model of models())
    for (const name of new Set(model.ids.map(key)))
      index.set(name, [...(index.get(name) ?? []), model]);
  return index;
};

/** The models by their ids, then by their ids without the organization. */
const indices = once(() => [indexBy(toLowerCase), indexBy(withoutOrganization)]);

/**
 * Returns the published model with this id. Case is ignored. The organization may be omitted if the rest is
 * unique. Throws LoraError that lists similar ids.
 */
export function findModel(id: unknown): Model {
  const lowerId = typeof id === "string" ? id.trim().toLowerCase() : "";
  const matches =
    indices()
      .map((index) => index.get(lowerId))
      .find(Boolean) ?? [];
  if (matches.length === 1) {
    const match = matches[0]!.ids.find(
      (id) => toLowerCase(id) === lowerId || withoutOrganization(id) === lowerId,
    )!;
    return { ...matches[0]!, id: match };
  }
  const ids = (matches.length ? matches : models()).flatMap((model) => model.ids);
  const similar = suggestIds(lowerId, ids);
  throw new LoraError(
    "model",
    `the id of a known model (similar: ${similar.join(", ")}), or the path of a config.json or a checkpoint`,
    id,
  );
}

/** Compares without organizations. */
export const suggestIds = (
  id: string,
  ids = models().flatMap((model) => model.ids),
): readonly string[] => suggest(ids, withoutOrganization(id), withoutOrganization);

/** An id, or the content of a file. Throws LoraError. */
export const toModel = (model: string | object | undefined): Model =>
  typeof model === "object" ? modelOfContent(model) : findModel(model);

/** The content is that of a config.json or of a shapes.json. Throws LoraError. */
export const modelOfContent = (content: unknown): Model =>
  isShapes(content) ? modelOfShapes(content) : shapesOfConfig(content);
