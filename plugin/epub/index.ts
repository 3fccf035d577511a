/** The e-book of a site: its options, and its writer, which loads fflate. */
import { firstLine } from "../../src/errors.js";
import type { EpubSite } from "./create.js";
import type { BookOptions } from "./options.js";

export type { BookFigure } from "./figure.js";
export { EPUB, epubOptions } from "./options.js";

/** Returns the e-book as a file. Throws LoraError for a page or cover that does not exist. */
export async function createEpub(input: BookOptions, site: EpubSite): Promise<Uint8Array> {
  const { createEpub } = await import("./create.js").catch((cause: unknown) => {
    throw new Error(`epub needs fflate (npm install fflate): ${firstLine(cause)}`);
  });
  return createEpub(input, site);
}
