/**
 * Builds plugin/island/ into scripts for pages: a runtime with the code that all figures share, and the
 * interactive part of each figure in the registry.
 */
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { BuildOptions, Plugin } from "rolldown";
import { writeAtomically } from "../plugin/files.js";
import type { Manifest } from "../plugin/scripts.js";
import { figures } from "../src/figures/index.js";
import { locales, type PartialLocale } from "../src/locales/index.js";

/** The folder of each figure, by the figure's name. */
type Folders = Readonly<Record<string, string>>;

const FOLDERS: Folders = Object.fromEntries(
  Object.keys(figures).map((name) => [name, path.resolve(`src/figures/${name}`)]),
);

/** Languages other than English by language tag, with the file that contains their strings, and its exports. */
type Languages = Readonly<
  Record<
    string,
    Pick<PartialLocale, "language"> & { readonly file: string; readonly exports: readonly string[] }
  >
>;

const LANGUAGES: Languages = Object.fromEntries(
  Object.entries(locales)
    .filter(([tag]) => tag !== "en")
    .map(([tag, locale]) => {
      const file = path.resolve(`src/locales/${tag}.ts`);
      return [tag, { language: locale.language, file, exports: Object.keys(locale) }];
    }),
);

/** Returns the tags of the languages that have words for a figure: "en" and tags of `languages`. */
const languageTags = (figure: string, languages: Languages) => [
  "en",
  ...Object.keys(languages).filter((tag) => languages[tag]!.exports.includes(figure)),
];

/** Returns the parts of a language that scripts need. */
const toScriptLanguage = ({ variants: _, ...language }: PartialLocale["language"]) => language;

/**
 * The modules of the runtime, including those that all figures share. Shared English phrases are part of
 * the runtime: every page needs them as the fallback, and a separate chunk would cost more bytes.
 */
const SHARED = [
  /[/\\]plugin[/\\]island[/\\](?!download|explore|order|rtl)/,
  /[/\\]src[/\\](counts|formats?|scene|theme|render[/\\](elements|sink))\.ts$/,
  /[/\\]src[/\\]figures[/\\](lines|shapes|strips|picture|share|words|model-words)\.ts$/,
];

/** Options of all bundles that browsers run. Our code has no getters with side effects. */
const FOR_BROWSERS = {
  platform: "browser",
  treeshake: { propertyReadSideEffects: false },
  optimization: { inlineConst: { mode: "all", pass: 3 } },
} as const;
const MINIFY = { compress: { treeshake: { propertyReadSideEffects: false } } } as const;

const MODULE_PREFIX = "lora:figure/";

/** The module that scripts of right-to-left languages need. */
const RTL = path.resolve("plugin/island/rtl.ts");

/** Returns the source of a virtual module: the code of one figure, and its strings in one language. */
function figureModule(
  name: string,
  folder: string,
  tag: string,
  other: Languages[string] | undefined,
): string {
  const script = `${name}Script`;
  const [words, exported] = other
    ? [`${other.file}?${tag}&figure=${name}`, other.exports.includes(script) ? script : name]
    : [path.join(folder, "words.ts"), "live"];
  return (
    `export { clip, count, compose } from ${JSON.stringify(path.join(folder, "interactive.ts"))};` +
    (other?.language.direction === "rtl"
      ? `import { ${exported} as words } from ${JSON.stringify(words)};` +
        `import { loadOrder, markWords } from ${JSON.stringify(RTL)};` +
        "export { loadOrder }; export const live = (f) => markWords(words(f));"
      : `export { ${exported} as live } from ${JSON.stringify(words)};`) +
    (other ? `export const language = ${JSON.stringify(toScriptLanguage(other.language))};` : "")
  );
}

/** Returns the name of the script that has a figure's code and its strings in one language. */
const scriptName = (figure: string, tag: string) => `figure-${figure}-${tag}`;

/**
 * A plugin that provides the modules `lora:figure/TAG/NAME`. Languages other than English have separate copies of the
 * modules that are not in the runtime: code that two languages share would be a chunk of its own, and each page
 * would load more bytes. A copy's id ends with "?TAG". The file of a language has a copy for each figure, so that
 * each chunk contains only that figure's strings.
 */
const figureModules = (folders: Folders, languages: Languages): Plugin => ({
  name: "figures",
  async resolveId(id, importer = "") {
    if (id.startsWith(MODULE_PREFIX)) return id;
    const tag = importer.match(/(?:^lora:figure\/|\?)([^/&]+)/)?.[1];
    if (!tag || tag === "en" || id.includes("?")) return null;
    const resolved = await this.resolve(id, importer.split("?")[0], { skipSelf: true });
    const isShared = (id: string) => id === RTL || SHARED.some((item) => item.test(id));
    if (!resolved || isShared(resolved.id)) return resolved;
    return { ...resolved, id: `${resolved.id}?${tag}` };
  },
  async load(id) {
    if (id.startsWith(MODULE_PREFIX)) {
      const [tag = "", name = ""] = id.slice(MODULE_PREFIX.length).split("/");
      return figureModule(name, folders[name]!, tag, languages[tag]);
    }
    const [file = "", copy] = id.split("?");
    return copy ? { code: await readFile(file, "utf8"), moduleType: "ts" } : null;
  },
});

/** A plugin that writes the manifest of the scripts and deletes the files of earlier builds. */
const manifestPlugin = (folders: Folders, languages: Languages): Plugin => ({
  name: "manifest",
  async writeBundle({ dir = "." }, bundle) {
    const built = Object.values(bundle).filter((item) => item.type === "chunk");
    /** Adds a script and its transitive imports to `names`. Imports may be circular. */
    const addWithImports = (name: string, names: Set<string>) => {
      if (names.has(name)) return names;
      names.add(name);
      const { imports } = built.find(({ fileName }) => fileName === name)!;
      for (const imported of imports) addWithImports(imported, names);
      return names;
    };
    const withImports = (name: string) => [...addWithImports(`${name}.js`, new Set())];
    const scriptsByFigure = Object.keys(folders).map((name) => {
      const byLanguage = languageTags(name, languages).map((tag) => [
        tag,
        withImports(scriptName(name, tag)),
      ]);
      return [name, Object.fromEntries(byLanguage)];
    });
    const files = Object.keys(bundle);
    const manifest: Manifest = {
      runtime: withImports("runtime"),
      figures: Object.fromEntries(scriptsByFigure),
      files,
    };
    const name = "manifest.json";
    // Atomic, because `npm start` may read the manifest at any time.
    await writeAtomically(path.join(dir, name), JSON.stringify(manifest));
    for (const old of await readdir(dir))
      if (old !== name && !files.includes(old)) await rm(path.join(dir, old), { recursive: true });
  },
});

/**
 * Returns the options that bundle the runtime and these figures into a folder. The runtime imports
 * figures by name, so file names contain no hash. Instead, sites serve the scripts in a folder whose
 * name is a hash of their content.
 */
export const islands = (
  dir: string,
  folders: Folders = FOLDERS,
  languages: Languages = LANGUAGES,
): BuildOptions => ({
  input: {
    runtime: "plugin/island/runtime.ts",
    rtl: RTL,
    ...Object.fromEntries(
      Object.keys(folders).flatMap((name) =>
        languageTags(name, languages).map((tag) => [
          scriptName(name, tag),
          `${MODULE_PREFIX}${tag}/${name}`,
        ]),
      ),
    ),
  },
  ...FOR_BROWSERS,
  preserveEntrySignatures: "allow-extension",
  plugins: [figureModules(folders, languages), manifestPlugin(folders, languages)],
  output: {
    dir,
    format: "es",
    comments: false,
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    minify: MINIFY,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: "runtime", test: (id) => SHARED.some((item) => item.test(id)) }],
    },
  },
});

/** A plugin that makes the runtime import one figure, in English, so that a bundle can contain both. */
const onlyFigure = (name: string): Plugin => ({
  name: "lora:only-figure",
  transform: {
    filter: { id: /[/\\]plugin[/\\]island[/\\]runtime\.ts$/ },
    handler(code) {
      const bundled = code.replace(/import\(`[^`]*`\)/, `import("${MODULE_PREFIX}en/${name}")`);
      if (bundled === code) throw new Error("the runtime imports no figure");
      return bundled;
    },
  },
});

/**
 * Returns the options of one bundle per figure: the runtime, the figure and all that they load on demand. The
 * bundles are classic scripts, because browsers load no modules from `file://`.
 */
export const standaloneIslands = (dir: string): BuildOptions[] =>
  Object.keys(FOLDERS).map((name) => ({
    input: { [name]: "plugin/island/runtime.ts" },
    ...FOR_BROWSERS,
    plugins: [figureModules(FOLDERS, {}), onlyFigure(name)],
    output: {
      dir,
      format: "iife",
      comments: false,
      entryFileNames: "[name].js",
      minify: MINIFY,
      codeSplitting: false,
    },
  }));
