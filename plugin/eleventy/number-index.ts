/** The numbered figures of a site's pages from build to build, for builds that render only some pages. */
import { Store } from "../store.js";
import type { Numbering } from "./numbers.js";

/** What a build knows of the pages that the next one leaves out. */
export interface Index {
  readonly pages: readonly Numbering[];
  /** Written pages, by their addresses, and figures of other pages that they show. */
  readonly shown: readonly (readonly [url: string, ids: readonly string[]])[];
}

/** What is written in another form is not read. */
const FORM = 2;
/** Its key in the store; without an ending, for Eleventy watches JSON files for data and would build again. */
const KEY = "numbers";

export const NONE: Index = { pages: [], shown: [] };

/** What the last build wrote; nothing where there is none that is whole. */
export async function readIndex(folder: string): Promise<Index> {
  const { form, ...index } = JSON.parse((await textIn(folder)) ?? "{}");
  return form === FORM ? index : NONE;
}

/** Keeps the index, whole or not at all: one that cannot be written stops no build. */
export async function keepIndex(folder: string, index: Index): Promise<void> {
  const text = JSON.stringify({ form: FORM, ...index });
  const before = await textIn(folder);
  if (before === text || (before === undefined && !index.pages.length)) return;
  await new Store(folder).keep(KEY, Buffer.from(text));
}

async function textIn(folder: string): Promise<string | undefined> {
  const bytes = await new Store(folder).read(KEY);
  return bytes && Buffer.from(bytes).toString();
}
