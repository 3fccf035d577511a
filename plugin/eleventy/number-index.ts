/** The numbered figures of a site's pages from build to build, for builds that render only some pages. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { writeWhole } from "../files.js";
import type { Numbering } from "./numbers.js";

/** What a build knows of the pages that the next one leaves out. */
export interface Index {
  readonly pages: readonly Numbering[];
  /** Written pages, by their addresses, and figures of other pages that they show. */
  readonly shown: readonly (readonly [url: string, ids: readonly string[]])[];
}

/** What is written in another form is not read. */
const FORM = 2;

export const NONE: Index = { pages: [], shown: [] };

/** Without an ending: Eleventy watches JSON files for data, and would build again for this one. */
const fileIn = (folder: string) => path.join(folder, "numbers");

async function textIn(folder: string): Promise<string | undefined> {
  return readFile(fileIn(folder), "utf8").catch(() => undefined);
}

const isText = (value: unknown) => typeof value === "string";
const isTextOrNone = (value: unknown) => value === undefined || isText(value);
const isListOf = (value: unknown, isOne: (one: unknown) => boolean) =>
  Array.isArray(value) && value.every(isOne);

function isNumbered(value: unknown): boolean {
  const { id, kind, caption } = Object(value);
  return isText(id) && ["figure", "table"].includes(kind) && isText(caption);
}

function isNumbering(value: unknown): boolean {
  const { key, url, chapter, figures } = Object(value);
  return isText(key) && isTextOrNone(url) && isTextOrNone(chapter) && isListOf(figures, isNumbered);
}

function isShown(value: unknown): boolean {
  return Array.isArray(value) && isText(value[0]) && isListOf(value[1], isText);
}

/** What the last build wrote; nothing where there is none that can be read. */
export async function readIndex(folder: string): Promise<Index> {
  try {
    const { form, pages, shown } = JSON.parse((await textIn(folder)) ?? "{}");
    if (form === FORM && isListOf(pages, isNumbering) && isListOf(shown, isShown))
      return { pages, shown };
  } catch {
    // As if there were none.
  }
  return NONE;
}

/** Keeps the index, whole or not at all: one that cannot be written stops no build. */
export async function keepIndex(folder: string, index: Index): Promise<void> {
  const text = JSON.stringify({ form: FORM, ...index });
  const before = await textIn(folder);
  if (before === text || (before === undefined && !index.pages.length)) return;
  await writeWhole(fileIn(folder), text).catch(() => undefined);
}
