/**
 * Builds plugin/island/ into scripts for pages: one runtime with all that figures share, and for
 * each figure of the registry its interactive part.
 */
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { BuildOptions, Plugin } from "rolldown";
import { writeAtomically } from "../plugin/files.js";
import type { Manifest } from "../plugin/scripts.js";
import { figures } from "../src/figures/index.js";

/** Where each figure's part that moves is, by the figure's name. */
type Parts = Readonly<Record<string, string>>;

const PARTS: Parts = Object.fromEntries(
  Object.keys(figures).map((name) => [name, path.resolve(`src/figures/${name}/moving.ts`)]),
);

/** What the runtime has for all figures: itself, and what they share. */
const SHARED = [
  /^lora:chunks$/,
  /[/\\]plugin[/\\]island[/\\](?!download)/,
  /[/\\]src[/\\](counts|format|scene|theme|render[/\\](elements|sink))\.ts$/,
  /[/\\]src[/\\]figures[/\\](lines|shapes|picture|bars|words)\.ts$/,
];

/** The module that fetches a figure's part on demand. */
const chunks = (parts: Parts): Plugin => ({
  name: "chunks",
  resolveId: (id) => (id === "lora:chunks" ? id : null),
  load(id) {
    if (id !== "lora:chunks") return null;
    const lines = Object.entries(parts).map(
      ([name, file]) => `${JSON.stringify(name)}: () => import(${JSON.stringify(file)})`,
    );
    return `export const chunks = {${lines}};`;
  },
});

/** Beside the scripts what pages need to know of them, and nothing of an earlier build. */
const manifest = (parts: Parts): Plugin => ({
  name: "manifest",
  async writeBundle({ dir = "." }, bundle) {
    const all = Object.values(bundle).filter((item) => item.type === "chunk");
    const withImports = (name: string): string[] => [
      name,
      ...all.find(({ fileName }) => fileName === name)!.imports.flatMap(withImports),
    ];
    const listOf = (module: string) => {
      const chunk = all.find(({ facadeModuleId }) => facadeModuleId === module)!;
      return [...new Set(withImports(chunk.fileName))];
    };
    const named = Object.entries(parts).map(([name, file]) => [name, listOf(file)]);
    const files = Object.keys(bundle);
    const found: Manifest = {
      runtime: listOf(path.resolve("plugin/island/runtime.ts")),
      figures: Object.fromEntries(named),
      files,
    };
    const name = "manifest.json";
    // Whole or not at all, for while we work on the scripts a build may read it at any time.
    await writeAtomically(path.join(dir, name), JSON.stringify(found));
    for (const old of await readdir(dir))
      if (old !== name && !files.includes(old)) await rm(path.join(dir, old), { recursive: true });
  },
});

/** How the runtime is bundled with these figures into a folder. */
export const islands = (dir: string, parts: Parts = PARTS): BuildOptions => ({
  input: { runtime: "plugin/island/runtime.ts" },
  platform: "browser",
  plugins: [chunks(parts), manifest(parts)],
  optimization: { inlineConst: { mode: "all", pass: 3 } },
  output: {
    dir,
    format: "es",
    hashCharacters: "base36",
    entryFileNames: "[name]-[hash:6].js",
    chunkFileNames: ({ facadeModuleId, name }) => {
      const figure = Object.keys(parts).find((item) => parts[item] === facadeModuleId);
      return `${figure ?? name}-[hash:6].js`;
    },
    // Reading a property has no side effect here.
    minify: { compress: { treeshake: { propertyReadSideEffects: false } } },
    codeSplitting: {
      groups: [{ name: "runtime", test: (id) => SHARED.some((item) => item.test(id)) }],
    },
  },
});
