/**
 * Builds plugin/island/ into scripts for pages: one runtime with all that figures share, and for
 * each figure of the registry its interactive part.
 */
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { BuildOptions, Plugin } from "rolldown";
import { writeAtomically } from "../plugin/files.js";
import type { Manifest } from "../plugin/scripts.js";
import { figures } from "../src/figures/index.js";
import { locales } from "../src/locales/index.js";

/** The folder of each figure, by the figure's name. */
type Folders = Readonly<Record<string, string>>;

const FOLDERS: Folders = Object.fromEntries(
  Object.keys(figures).map((name) => [name, path.resolve(`src/figures/${name}`)]),
);

/** The module that redraws a figure. */
const movingOf = (folder: string) => path.join(folder, "moving.ts");

/** What the runtime has for all figures: itself, and what they share. */
const SHARED = [
  /^lora:chunks$/,
  /rolldown[/\\]runtime/,
  /[/\\]plugin[/\\]island[/\\](?!download)/,
  /[/\\]src[/\\](counts|formats?|scene|theme|render[/\\](elements|sink))\.ts$/,
  /[/\\]src[/\\]figures[/\\](lines|shapes|picture|bars)\.ts$/,
];

const WORDS = "lora:words/";

/** The module of a figure's words in a language. Apart from the others, so that a page loads only its own. */
function wordsModule(name: string, folder: string, language: string): string {
  const formats = path.resolve("src/formats.ts");
  const [file, exported] =
    language === "en"
      ? [path.join(folder, "words.ts"), "live"]
      : [`${path.resolve(`src/locales/${language}.ts`)}?figure=${name}`, name];
  return (
    `export { ${exported} as live } from ${JSON.stringify(file)};` +
    (language === "en"
      ? `export { english as language } from ${JSON.stringify(formats)};`
      : `export const language = ${JSON.stringify(locales[language]!.language)};`)
  );
}

/** The module that fetches a figure's scripts on demand. */
const chunks = (folders: Folders): Plugin => ({
  name: "chunks",
  resolveId: (id) => (id === "lora:chunks" || id.startsWith(WORDS) ? id : null),
  async load(id) {
    if (id.startsWith(WORDS)) {
      const [language = "", name = ""] = id.slice(WORDS.length).split("/");
      return wordsModule(name, folders[name]!, language);
    }
    // A language's file once for each figure, so that each chunk keeps that figure's words only.
    const [file = "", figure] = id.split("?figure=");
    if (figure) return { code: await readFile(file, "utf8"), moduleType: "ts" };
    if (id !== "lora:chunks") return null;
    const lines = Object.entries(folders).map(([name, folder]) => {
      const words = Object.keys(locales).map(
        (language) => `"${language}": () => import("${WORDS}${language}/${name}")`,
      );
      const moving = `() => import(${JSON.stringify(movingOf(folder))})`;
      return `${JSON.stringify(name)}: { moving: ${moving}, words: {${words}} }`;
    });
    return `export const chunks = {${lines}};`;
  },
});

/** Beside the scripts what pages need to know of them, and nothing of an earlier build. */
const manifest = (folders: Folders): Plugin => ({
  name: "manifest",
  async writeBundle({ dir = "." }, bundle) {
    const all = Object.values(bundle).filter((item) => item.type === "chunk");
    const withImports = (name: string): string[] => [
      name,
      ...all.find(({ fileName }) => fileName === name)!.imports.flatMap(withImports),
    ];
    const listOf = (module: string) => {
      const chunk = all.find(({ moduleIds }) => moduleIds.includes(module))!;
      return [...new Set(withImports(chunk.fileName))];
    };
    const named = Object.entries(folders).map(([name, folder]) => {
      const byLanguage = Object.keys(locales).map((language) => {
        const files = [...listOf(movingOf(folder)), ...listOf(`${WORDS}${language}/${name}`)];
        return [language, [...new Set(files)]];
      });
      return [name, Object.fromEntries(byLanguage)];
    });
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
export const islands = (dir: string, folders: Folders = FOLDERS): BuildOptions => ({
  input: { runtime: "plugin/island/runtime.ts" },
  platform: "browser",
  preserveEntrySignatures: "allow-extension",
  plugins: [chunks(folders), manifest(folders)],
  treeshake: { propertyReadSideEffects: false },
  optimization: { inlineConst: { mode: "all", pass: 3 } },
  output: {
    dir,
    format: "es",
    hashCharacters: "base36",
    entryFileNames: "[name]-[hash:6].js",
    chunkFileNames: ({ facadeModuleId, name }) => {
      const words = facadeModuleId?.startsWith(WORDS)
        ? facadeModuleId.slice(WORDS.length).replace("/", "-")
        : undefined;
      return `${words ?? name}-[hash:6].js`;
    },
    // Reading a property has no side effect here.
    minify: { compress: { treeshake: { propertyReadSideEffects: false } } },
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: "runtime", test: (id) => SHARED.some((item) => item.test(id)) },
        // What figures' words share, and, per figure, everything but its words.
        { name: "en", test: /[/\\]src[/\\]figures[/\\][\w-]*words\.ts$/ },
        ...Object.entries(folders).map(([name, folder]) => ({
          name,
          test: (id: string) => path.dirname(id) === folder && !id.endsWith("words.ts"),
        })),
      ],
    },
  },
});
