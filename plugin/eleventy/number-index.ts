/** The numbered figures of a site's pages from build to build, for builds that render only some pages. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { writeWhole } from "../files.js";
import type { Numbering } from "./numbers.js";

/** What is written in another form is not read. */
const FORM = 1;

/** Without an ending: Eleventy watches JSON files for data, and would build again for this one. */
const fileIn = (folder: string) => path.join(folder, "numbers");

async function textIn(folder: string): Promise<string | undefined> {
  return readFile(fileIn(folder), "utf8").catch(() => undefined);
}

/** What the last build wrote; nothing where there is none that can be read. */
export async function readIndex(folder: string): Promise<readonly Numbering[]> {
  try {
    const { form, pages } = JSON.parse((await textIn(folder)) ?? "{}");
    return form === FORM && Array.isArray(pages) ? pages : [];
  } catch {
    return [];
  }
}

/** Keeps the index, whole or not at all: one that cannot be written stops no build. */
export async function keepIndex(folder: string, pages: readonly Numbering[]): Promise<void> {
  const text = JSON.stringify({ form: FORM, pages });
  const before = await textIn(folder);
  if (before === text || (before === undefined && !pages.length)) return;
  await writeWhole(fileIn(folder), text).catch(() => undefined);
}
