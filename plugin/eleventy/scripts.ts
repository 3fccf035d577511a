/** The scripts of pages, by names made from their content. */
import { readFileSync } from "node:fs";

/** File names below /lora/, each list with the file itself first and then all it imports at once. */
export interface Manifest {
  readonly runtime: readonly string[];
  readonly figures: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly string[];
}

const load = (name: string) => readFileSync(new URL(`../island/${name}`, import.meta.url), "utf8");

const { runtime, figures, files }: Manifest = JSON.parse(load("manifest.json"));

/** Every script, by name: those that are fetched on demand too. */
export const SCRIPTS: ReadonlyMap<string, string> = new Map(
  files.map((name) => [name, load(name)]),
);

/**
 * The elements for a page with figures that move, none for others: the runtime, and beside it at
 * once whatever it and these figures import, so that no request waits for another.
 */
export function scriptElements(content: string, addressOf: (name: string) => string): string {
  const kinds = new Set(
    [...content.matchAll(/<lora-figure\b[^>]*?\sdata-figure=["']?([\w-]+)/g)].map(
      ([, kind = ""]) => kind,
    ),
  );
  if (!kinds.size) return "";
  const [entry = "", ...shared] = runtime;
  const early = new Set([...shared, ...[...kinds].flatMap((kind) => figures[kind] ?? [])]);
  const preload = (name: string) => `<link rel="modulepreload" href="${addressOf(name)}"/>`;
  return `<script type="module" src="${addressOf(entry)}"></script>${[...early].map(preload).join("")}`;
}
