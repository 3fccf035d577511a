/** The languages, for a program that loads them when a tag names them. */
import { later } from "lora:later-translations";
import type { Locale } from "./index.js";

/** Functions that load the languages besides English, by tag. */
const loaders: Readonly<Record<string, () => Promise<Locale>>> = later;

/** The tags of all languages. */
export const tags: readonly string[] = ["en", ...Object.keys(loaders)];

/** Returns the tag of a language without its region: "de" of "de-AT". */
export const languageOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0]!;

/** Returns a function that loads the language of a tag; undefined for English, and if there is none. */
export function findLoader(tag: string): (() => Promise<Locale>) | undefined {
  const name = languageOf(tag);
  return Object.hasOwn(loaders, name) ? loaders[name] : undefined;
}
