/**
 * Builds plugin/island/ into scripts for pages: a runtime with the code that all figures share, and the
 * interactive part of each figure in the registry, in each language.
 */
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { BuildOptions, Plugin } from "rolldown";
import { writeFiles } from "../plugin/output.js";
import type { Manifest } from "../plugin/scripts.js";
import { figures } from "../src/figures/index.js";
import {
  type Folders,
  figureId,
  islandModules,
  isRtl,
  isShared,
  LANGUAGES,
  type Languages,
  parseId,
  rtlId,
  toId,
} from "./island-modules.js";

export const FOLDERS: Folders = Object.fromEntries(
  Object.keys(figures).map((name) => [name, path.resolve(`src/figures/${name}`)]),
);

/** Returns the tags of the languages that have words for a figure: "en" and tags of `languages`. */
const languageTags = (figure: string, languages: Languages) => [
  "en",
  ...Object.keys(languages).filter((tag) => languages[tag]!.exports.includes(figure)),
];

/**
 * The modules of a runtime, including those that all figures share. Each language has a runtime, which contains its
 * phrases that several figures share: a separate chunk would cost more bytes.
 */
const SHARED = [
  /[/\\]plugin[/\\]island[/\\](?!data|download|explore|file|order|standalone)/,
  /[/\\]src[/\\](counts|direction|formats?|scene|theme|html[/\\]positions|render[/\\](elements|sink))\.ts$/,
  /[/\\]src[/\\]figures[/\\](lines|mirror|shapes|strips|picture|share|texts|words|model-words)\.ts$/,
];

/** Options of all bundles that browsers run. Our code has no getters with side effects. */
export const FOR_BROWSERS = {
  platform: "browser",
  treeshake: { propertyReadSideEffects: false },
  optimization: { inlineConst: { mode: "all", pass: 3 } },
} as const;
export const MINIFY = { compress: { treeshake: { propertyReadSideEffects: false } } } as const;

const RUNTIME = path.resolve("plugin/island/runtime.ts");

/** Returns the name of the script that has a figure's code and its strings in one language. */
const scriptName = (figure: string, tag: string) => `figure-${figure}-${tag}`;

/** Returns the name of a chunk that each language has. English has the short name. */
const chunkName = (name: string, tag = "en") => (tag === "en" ? name : `${name}-${tag}`);

/** Returns the name of the runtime that contains a module; null for other modules. */
function findRuntime(id: string): string | null {
  const { file, tag } = parseId(id);
  const isPart = isShared(id) || SHARED.some((item) => item.test(file));
  return isPart ? chunkName("runtime", tag) : null;
}

/** A plugin that writes the manifest of the scripts and deletes the files of earlier builds. */
const manifestPlugin = (folders: Folders, languages: Languages): Plugin => ({
  name: "manifest",
  async writeBundle({ dir = "." }, bundle) {
    const built = Object.values(bundle).filter((item) => item.type === "chunk");
    /** Returns scripts and their transitive imports, which may be circular. */
    const withImports = (scripts: readonly string[], onDemand = false) => {
      const names = new Set(scripts.map((name) => `${name}.js`));
      // Names that are added extend the loop.
      for (const name of names) {
        const { imports, dynamicImports } = built.find(({ fileName }) => fileName === name)!;
        for (const imported of [...imports, ...(onDemand ? dynamicImports : [])])
          names.add(imported);
      }
      return [...names];
    };
    const scriptsByFigure = Object.keys(folders).map((name) => {
      const byLanguage = languageTags(name, languages).map((tag) => [
        tag,
        withImports([scriptName(name, tag)]),
      ]);
      return [name, Object.fromEntries(byLanguage)];
    });
    const filesOf = (tag: string) => {
      const names = Object.keys(folders).filter((name) =>
        languageTags(name, languages).includes(tag),
      );
      const scripts = names.map((name) => scriptName(name, tag));
      return withImports([chunkName("runtime", tag), ...scripts], true);
    };
    const tags = ["en", ...Object.keys(languages)];
    const manifest: Manifest = {
      runtime: withImports(["runtime"]),
      figures: Object.fromEntries(scriptsByFigure),
      files: Object.fromEntries(tags.map((tag) => [tag, filesOf(tag)])),
      rtl: tags.find((tag) => isRtl(languages[tag])),
    };
    const name = "manifest.json";
    // Atomic, because `npm start` may read the manifest at any time.
    await writeFiles([{ path: path.join(dir, name), content: JSON.stringify(manifest) }]);
    for (const old of await readdir(dir))
      if (old !== name && !Object.hasOwn(bundle, old))
        await rm(path.join(dir, old), { recursive: true });
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
    ...Object.fromEntries(
      ["en", ...Object.keys(languages)].map((tag) => [
        chunkName("runtime", tag),
        toId(RUNTIME, tag),
      ]),
    ),
    // Scripts of authors' languages import this.
    ...Object.fromEntries(
      Object.keys(languages)
        .filter((tag) => isRtl(languages[tag]))
        .map((tag) => [chunkName("rtl", tag), rtlId(tag)]),
    ),
    ...Object.fromEntries(
      Object.keys(folders).flatMap((name) =>
        languageTags(name, languages).map((tag) => [scriptName(name, tag), figureId(name, tag)]),
      ),
    ),
  },
  ...FOR_BROWSERS,
  preserveEntrySignatures: "allow-extension",
  plugins: [islandModules(folders, languages), manifestPlugin(folders, languages)],
  output: {
    dir,
    format: "es",
    comments: false,
    entryFileNames: "[name].js",
    chunkFileNames: ({ moduleIds }) => `${chunkName("[name]", parseId(moduleIds[0]!).tag)}.js`,
    minify: MINIFY,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ debugName: "runtimes", name: findRuntime }],
    },
  },
});
