/** The published models, and one of them by its id. */
import { LoraError } from "../lora.js";
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
  const exact = models().filter(({ ids }) => ids.some((one) => named(one) === wanted));
  const found = exact.length
    ? exact
    : models().filter(({ ids }) => ids.some((one) => bare(one) === wanted));
  if (found.length === 1) {
    const as = found[0]!.ids.find((one) => named(one) === wanted || bare(one) === wanted)!;
    return { ...found[0]!, id: as };
  }
  const ids = (found.length ? found : models()).flatMap((one) => one.ids);
  const near = nearest(ids, wanted.replace(/^.*\//, ""), bare);
  throw new LoraError("model", `the id of a known model (near: ${near.join(", ")})`, id);
}

/** No name is longer, so that what is no name costs no more to compare, characters. */
const LONGEST = 100;

/** The three that are most like what is wanted, each by what it is called: those that have it, then by spelling. */
export function nearest(
  all: readonly string[],
  wanted: string,
  called = (one: string) => one,
): string[] {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const sought = plain(wanted.slice(0, LONGEST));
  const apart = (one: string) => {
    const name = plain(called(one));
    return distance(name, sought) + (sought && name.includes(sought) ? 0 : name.length);
  };
  return all
    .map((one) => ({ one, apart: apart(one) }))
    .sort((a, b) => a.apart - b.apart)
    .slice(0, 3)
    .map(({ one }) => one);
}

/** The one of these that is meant, where a letter is wrong, missing or too many, or letters are swapped; of single letters none is near. */
export function meant(all: readonly string[], wanted: string): string | undefined {
  const letters = (word: string) => [...word].sort().join("");
  const isNear = (one: string) => one.length > 1 && distance(one, wanted) <= 1;
  return all.find((one) => isNear(one) || letters(one) === letters(wanted));
}

/** How many letters must change, come or go (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, against] of [...other].entries()) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === against ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length]!;
}
