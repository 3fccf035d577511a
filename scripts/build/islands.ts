/**
 * Builds plugin/island/ into scripts for pages: a runtime with the code that all figures share, the interactive part of
 * each figure, and the messages of each figure in each language.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { BuildOptions, Plugin } from "rolldown";
import { parseSync, Visitor } from "rolldown/utils";
import { writeFiles } from "../../plugin/output.js";
import type { Manifest } from "../../plugin/scripts.js";
import { listLanguages, messages, SENTENCES } from "./messages-plugin.js";

/** What scripts are built from. */
interface Sources {
  readonly figures: Readonly<Record<string, string>>;
  /** The folder with a folder of Fluent files for each language. */
  readonly locales: string;
}

const SOURCES: Sources = {
  figures: Object.fromEntries(
    readdirSync("src/figures")
      .filter((name) => existsSync(`src/figures/${name}/interactive.ts`))
      .map((name) => [name, path.resolve("src/figures", name)]),
  ),
  locales: SENTENCES,
};

export const FIGURES = Object.keys(SOURCES.figures);

/** The modules of the runtime: what most figures import. A separate chunk for each would cost more requests. */
const RUNTIME =
  /[/\\](plugin[/\\]island[/\\](?!complete|download|explore|file|order|marked|standalone).*|src[/\\](direction|(language|number)-format|lora|scene|theme|html[/\\]positions|render[/\\](elements|sink))|src[/\\]figures[/\\](lines|logic|parts|picture|texts|shapes[/\\](arrow|boxes|label|share|strip)))\.ts$/;

/** The modules of the scripts that figures with charts, and those with bars, import. */
const CHARTS = /[/\\]src[/\\]figures[/\\](matrix|shapes[/\\](marks|place|plot|scale))\.ts$/;
const BARS = /[/\\]src[/\\]figures[/\\](whole-model|shapes[/\\]bar)\.ts$/;

/** Options of all bundles that browsers run. Our code has no getters with side effects. */
export const FOR_BROWSERS = {
  platform: "browser",
  treeshake: { propertyReadSideEffects: false },
  optimization: { inlineConst: { mode: "all", pass: 3 } },
} as const;
export const MINIFY = { compress: { treeshake: { propertyReadSideEffects: false } } } as const;

const FIGURE = "lora:figure/";
const WORDS = "lora:words/";
const LANGUAGE = "lora:language/";

const figureScript = (figure: string) => `figure-${figure}`;
const wordsScript = (figure: string, tag: string) => `words-${tag}-${figure}`;

/** Returns the languages of a figure. */
export const languagesOf = (figure: string, { locales }: Sources = SOURCES) =>
  ["en", ...listLanguages(locales)].filter((tag) =>
    existsSync(path.join(locales, tag, `${figure}.ftl`)),
  );

function figureModule(folder: string): string {
  const from = (file: string) => `from ${JSON.stringify(path.join(folder, file))};`;
  return `export { clip, compose, count } ${from("interactive.ts")} export { live } ${from("logic.ts")}`;
}

/** Returns the source of the module with a language's data and a figure's messages. */
function wordsModule(tag: string, figure: string, { locales }: Sources): string {
  const from = (file: string) => `from ${JSON.stringify(path.join(locales, tag, file))};`;
  return (
    `export { language } from ${JSON.stringify(LANGUAGE + tag)};` +
    `import { live as shared } ${from("shared.ftl")} import { live } ${from(`${figure}.ftl`)}` +
    "export const messages = (f) => { const s = shared(f); return { ...s, ...live(f, s) }; };"
  );
}

/** Returns the source of the module with what scripts need of a language. */
function languageModule(tag: string, { locales }: Sources): string {
  if (tag === "en")
    return `export { english as language } from ${JSON.stringify(path.resolve("src/language-format.ts"))};`;
  const file = path.join(locales, tag, "language.json");
  const { variants: _, writing: __, numbers, ...data } = JSON.parse(readFileSync(file, "utf8"));
  const { bytes: ___, ...patterns } = numbers;
  return `export const language = ${JSON.stringify({ ...data, numbers: patterns })};`;
}

/** What pages do not need of a part: they show its words, and only programs read the rest. */
const FOR_PROGRAMS = ["name", "role", "facts"];

/** A plugin that leaves out what only programs read of parts. */
export const onlyWords: Plugin = {
  name: "only-words",
  transform: {
    filter: { id: /[/\\]src[/\\]figures[/\\]\w+[/\\]logic\.ts$/ },
    handler(code) {
      const kept: string[] = [];
      let end = 0;
      new Visitor({
        ObjectExpression({ properties }) {
          const named = properties.flatMap((property) =>
            property.type === "Property" && property.key.type === "Identifier"
              ? [{ ...property, name: property.key.name }]
              : [],
          );
          if (!named.some(({ name }) => name === "words")) return;
          for (const { name, start, end: next } of named) {
            if (!FOR_PROGRAMS.includes(name)) continue;
            // A spread of nothing takes the property's place before its comma.
            kept.push(code.slice(end, start), "...{}");
            end = next;
          }
        },
      }).visit(parseSync("logic.ts", code).program);
      return kept.join("") + code.slice(end);
    },
  },
};

export const islandModules = (sources: Sources = SOURCES): Plugin => ({
  name: "island-modules",
  resolveId: (id) => ([FIGURE, WORDS, LANGUAGE].some((start) => id.startsWith(start)) ? id : null),
  load(id) {
    const [name = "", figure = ""] = id.replace(/^lora:\w+\//, "").split("/");
    if (id.startsWith(FIGURE)) return figureModule(sources.figures[name]!);
    if (id.startsWith(WORDS)) return wordsModule(name, figure, sources);
    if (!id.startsWith(LANGUAGE)) return null;
    this.addWatchFile(path.join(sources.locales, name, "language.json"));
    return languageModule(name, sources);
  },
});

/** A plugin that writes the manifest of the scripts and deletes the files of earlier builds. */
const manifestPlugin = (sources: Sources): Plugin => ({
  name: "manifest",
  async writeBundle({ dir = "." }, bundle) {
    const built = Object.values(bundle).filter((item) => item.type === "chunk");
    /** The transitive closure of the scripts' imports, which may be circular. */
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
    const figures = Object.keys(sources.figures);
    const tags = ["en", ...listLanguages(sources.locales)];
    const wordsIn = (tag: string) =>
      figures
        .filter((figure) => languagesOf(figure, sources).includes(tag))
        .map((figure) => [figure, withImports([wordsScript(figure, tag)])] as const);
    const manifest: Manifest = {
      runtime: withImports(["runtime"]),
      figures: Object.fromEntries(
        figures.map((figure) => [figure, withImports([figureScript(figure)])]),
      ),
      words: Object.fromEntries(tags.map((tag) => [tag, Object.fromEntries(wordsIn(tag))])),
      code: withImports(["runtime", "marked", ...figures.map(figureScript)], true),
      messages: Object.fromEntries(
        tags.map((tag) => [
          tag,
          withImports(
            wordsIn(tag).map(([figure]) => wordsScript(figure, tag)),
            true,
          ),
        ]),
      ),
    };
    const name = "manifest.json";
    // Atomic, because `npm start` may read the manifest at any time.
    await writeFiles([{ path: path.join(dir, name), content: JSON.stringify(manifest) }]);
    for (const old of await readdir(dir))
      if (old !== name && !Object.hasOwn(bundle, old))
        await rm(path.join(dir, old), { recursive: true });
  },
});

/** The name of a shared chunk; null leaves the name to the bundler. */
function findChunk(id: string): string | null {
  if (RUNTIME.test(id)) return "runtime";
  if (CHARTS.test(id)) return "charts";
  if (BARS.test(id)) return "bars";
  const [, tag] =
    /[/\\](\w+(?:-\w+)*)[/\\]shared\.ftl$/.exec(id) ?? /^lora:language\/(.+)$/.exec(id) ?? [];
  return tag ? `words-${tag}` : null;
}

/**
 * Returns the options that bundle the runtime, figures and messages into a folder. The runtime imports both by name,
 * so file names contain no hash. Instead, sites serve the scripts in a folder whose name is a hash of their content.
 */
export const islands = (dir: string, sources: Sources = SOURCES): BuildOptions => ({
  input: {
    runtime: path.resolve("plugin/island/runtime.ts"),
    marked: path.resolve("plugin/island/marked.ts"),
    ...Object.fromEntries(
      Object.keys(sources.figures).flatMap((name) => [
        [figureScript(name), FIGURE + name],
        ...languagesOf(name, sources).map((tag) => [
          wordsScript(name, tag),
          `${WORDS}${tag}/${name}`,
        ]),
      ]),
    ),
  },
  ...FOR_BROWSERS,
  preserveEntrySignatures: "allow-extension",
  plugins: [messages(), onlyWords, islandModules(sources), manifestPlugin(sources)],
  output: {
    dir,
    format: "es",
    comments: false,
    entryFileNames: "[name].js",
    chunkFileNames: ({ moduleIds: [id = ""] }) => {
      const [, tag, figure] = /[/\\]([\w-]+)[/\\]([\w-]+)\.ftl\?later$/.exec(id) ?? [];
      return tag ? `words-${tag}-${figure}-later.js` : "[name].js";
    },
    minify: MINIFY,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ debugName: "chunks", name: findChunk }],
    },
  },
});
