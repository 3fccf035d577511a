/** Stores the numbers of pages between builds, for incremental builds. */
import type { NumberedPage } from "../numbers.js";
import { Store } from "../store.js";

/** The facts that an incremental build needs about pages that it does not render. */
export interface NumberIndex {
  readonly pages: readonly NumberedPage[];
  /** The URL of each written page that shows figures of other pages, and the ids of these figures. */
  readonly shown: readonly (readonly [url: string, ids: readonly string[]])[];
}

/** An index of another version is ignored. */
const INDEX_VERSION = 5;
/** The index's key in the cache. It has no extension, because Eleventy would watch a .json file as data. */
const INDEX_KEY = "lora-visualizer-numbers";

export const EMPTY_INDEX: NumberIndex = { pages: [], shown: [] };

/** Returns the index of the last build, or an empty index. */
export async function readIndex(folder: string): Promise<NumberIndex> {
  const { form, ...index } = JSON.parse((await readIndexText(folder)) ?? "{}");
  return form === INDEX_VERSION ? index : EMPTY_INDEX;
}

/** Stores the index if it has changed. */
export async function writeIndex(folder: string, index: NumberIndex): Promise<void> {
  const text = JSON.stringify({ form: INDEX_VERSION, ...index });
  const previous = await readIndexText(folder);
  if (previous === text || (previous === undefined && !index.pages.length)) return;
  await new Store(folder).keep(INDEX_KEY, Buffer.from(text));
}

async function readIndexText(folder: string): Promise<string | undefined> {
  const content = await new Store(folder).read(INDEX_KEY);
  return content && Buffer.from(content).toString();
}
