/** Options for the builds of the package: its entries, the command, shared chunks and type declarations. */
import path from "node:path";
import type { Plugin, RolldownOptions } from "rolldown";
import { viteDynamicImportVarsPlugin, viteImportGlobPlugin } from "rolldown/experimental";
import { parseAst } from "rolldown/parseAst";
import { dts } from "rolldown-plugin-dts";
import { manifest } from "../src/package.js";
import { completeDeclarations } from "./build-declarations.js";

const entryFiles = Object.values(manifest.exports).flatMap((entry) =>
  typeof entry === "string" ? [] : entry.default,
);

/** Maps "plugin/index" to plugin/index.ts, for dist/plugin/index.js. */
const toInput = (files: readonly string[]) =>
  Object.fromEntries(
    files.map((file) => {
      const name = path.posix.relative("dist", file).replace(/\.js$/, "");
      return [name, `./${name}.ts`];
    }),
  );

/** Options for programs that run in Node. They do not bundle packages and Node's modules. */
export const forNode: RolldownOptions = {
  platform: "node",
  // Only the scripts of pages load figures on demand.
  checks: { ineffectiveDynamicImport: false },
  external: (id) => !id.startsWith(".") && !path.isAbsolute(id),
};

/** Returns the options of a build that fails on warnings, except those about build time. */
export const strict = (options: RolldownOptions): RolldownOptions => ({
  ...options,
  checks: { ...options.checks, bundlerTimings: false },
  onLog(level, log, print) {
    if (level === "warn") throw new Error(log.message);
    print(level, log);
  },
});

export const entries: RolldownOptions = {
  ...forNode,
  // The platform "node" adds a helper for CommonJS, which would make the core import a Node module.
  platform: "neutral",
  input: toInput([...entryFiles, ...Object.values(manifest.bin)]),
  preserveEntrySignatures: "allow-extension",
  output: {
    dir: "dist",
    chunkFileNames: "chunks/[name].js",
    // Chunks are small, because a site's bundler keeps most of a chunk even if the site needs little of it.
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        // The files directly in src/, which all other modules import.
        { name: "core", test: /[/\\]src[/\\](?!index|package|public)\w+\.ts$/ },
        { name: "models", test: /[/\\]src[/\\]models[/\\]/ },
        { name: "adapter", test: /[/\\]src[/\\]adapter[/\\]/ },
        // Excludes modules that are imported on demand. In a group, they would need a helper that imports Node
        // modules.
        { name: "figures", test: /[/\\]src[/\\]figures[/\\](?!.*exercise-words)/ },
      ],
    },
  },
};

export const declarations: RolldownOptions = {
  ...forNode,
  input: toInput(entryFiles),
  plugins: [dts({ emitDtsOnly: true }), completeDeclarations],
  output: { dir: "dist", chunkFileNames: "chunks/[name].js" },
};

/** The modules that .eleventy.js and site/_data/ import, built because Eleventy cannot watch TypeScript. */
export const site: RolldownOptions = {
  ...forNode,
  input: "scripts/site.ts",
  output: { dir: ".build", codeSplitting: false },
};

/** A plugin that leaves out the sources of published models, which no figure shows. */
const withoutSources: Plugin = {
  name: "lora:without-sources",
  transform: {
    filter: { id: /[/\\]src[/\\]models[/\\]table\.ts$/ },
    handler: (code) => code.replace(/ \| [^|\n]*$/gm, ""),
  },
};

/**
 * A plugin that leaves out code that the playground does not need: social previews, their words and the
 * readers of saved files, because the playground reads and writes no files. It also leaves out the lessons
 * and summaries of figures, which only the gallery shows, their entries in lists, and announcements, which the
 * script of each figure contains.
 */
const withoutFiles: Plugin = {
  name: "lora:without-files",
  load: {
    filter: {
      id: /[/\\]src[/\\](figures[/\\]\w+[/\\]card|models[/\\](adapter-config|saved-path)|tag[/\\]content)\.ts$/,
    },
    handler: () =>
      "export const card = undefined, readOptionValues = undefined, parseId = undefined, checkContent = undefined;",
  },
  transform: {
    filter: { id: /[/\\]src[/\\]figures[/\\]\w+[/\\](?:sheets-)?words\.ts$/ },
    handler(code) {
      const names = ["card", "lesson", "summary", "listed", "lowered", "answer"];
      // Labels of steps contain announcements.
      if (!propertyIn(parseAst(code, { lang: "ts" }), "steps")) names.push("spoken");
      return names.reduce((rest, name) => {
        const property = propertyIn(parseAst(rest, { lang: "ts" }), name);
        return property
          ? `${rest.slice(0, property.start)}${name}: () => ""${rest.slice(property.end)}`
          : rest;
      }, code);
    },
  },
};

/** A plugin that leaves out every example of a figure except the first. The playground offers only the first. */
const withoutExamples: Plugin = {
  name: "lora:without-examples",
  transform: {
    filter: { id: /[/\\]src[/\\]figures[/\\]\w+[/\\]index\.ts$/ },
    handler: (code) => {
      const { value } = propertyIn(parseAst(code, { lang: "ts" }), "examples") ?? {};
      const [first, second] = value?.elements ?? [];
      return first && second && code.slice(0, first.end) + code.slice(value!.end - 1);
    },
  },
};

/** A plugin that leaves out the other languages and right-to-left pictures. */
const withoutLanguages: Plugin = {
  name: "lora:without-languages",
  resolveId: (source) =>
    source.endsWith("/locales/index.js") ? path.resolve("site/playground/english.ts") : undefined,
};

/** A plugin that leaves out simulated training steps. The playground loads them when a tag needs them. */
const withoutSteps: Plugin = {
  name: "lora:without-steps",
  load: {
    filter: { id: /[/\\]src[/\\]models[/\\]steps[/\\]index\.ts$/ },
    handler: () => "export const simulations = {};",
  },
};

/** A plugin that leaves out four figures, except their names. The playground loads them when a tag needs them. */
const withoutLateFigures: Plugin = {
  name: "lora:without-late-figures",
  // The paths in the list of figures.
  resolveId: (source) =>
    /^\.\/(?:adapter|capacity|initialization|merge)\/index\.js$/.test(source)
      ? `lora:${source.split("/")[1]}`
      : undefined,
  load: {
    filter: { id: /^lora:(?:adapter|capacity|initialization|merge)$/ },
    handler: (id) => {
      const name = id.slice("lora:".length);
      // A tag with file= is one of an adapter, even if it does not name the figure.
      const options = name === "adapter" ? "{ file: {} }" : "{}";
      return `export const ${name} = { name: "${name}", options: ${options}, examples: [{}] };`;
    },
  },
};

interface Place {
  readonly start: number;
  readonly end: number;
}

interface Property extends Place {
  readonly value: Place & { readonly elements?: readonly Place[] };
}

/** Returns the first property with this name in a syntax tree. */
function propertyIn(node: unknown, name: string): Property | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  const { type, key } = node as { type?: string; key?: { name?: string } };
  if (type === "Property" && key?.name === name) return node as Property;
  for (const child of Object.values(node)) {
    const property = propertyIn(child, name);
    if (property) return property;
  }
  return undefined;
}

/** Returns the options of a build of scripts in site/ into a folder below .build/. Chunks load on demand. */
const forPages = (input: string, folder: string, plugins: RolldownOptions["plugins"] = []) =>
  ({
    input,
    plugins,
    platform: "browser",
    checks: { ineffectiveDynamicImport: false },
    optimization: { inlineConst: { mode: "all", pass: 3 } },
    // package.json declares that no module has side effects, but the modules of site/ have some.
    treeshake: {
      propertyReadSideEffects: false,
      moduleSideEffects: [{ test: /[/\\]site[/\\]/, sideEffects: true }],
    },
    output: {
      dir: path.join(".build", folder),
      cleanDir: true,
      chunkFileNames: "[name]-[hash].js",
      comments: false,
      minify: { compress: { treeshake: { propertyReadSideEffects: false } } },
    },
  }) satisfies RolldownOptions;

/** The script of the site's pages. */
export const pages = forPages("site/scripts/page.ts", "scripts", [
  // For imports whose path contains the name of a figure.
  viteDynamicImportVarsPlugin(),
  viteImportGlobPlugin(),
]);

const classic = forPages("site/scripts/theme.ts", "theme");

/** The script that applies the reader's theme. It is not a module. */
export const theme: RolldownOptions = { ...classic, output: { ...classic.output, format: "iife" } };

const worker = forPages("site/playground/adapter-worker.ts", "adapter-worker");

/** The playground's reader of adapter files, in a script of its own. */
export const adapterWorker: RolldownOptions = {
  ...worker,
  output: { ...worker.output, format: "iife" },
};

/** The playground's script, with the tag's parser and all figures in chunks. */
export const playground = forPages("site/playground/playground.ts", "playground", [
  withoutFiles,
  withoutExamples,
  withoutSources,
  withoutLanguages,
  withoutSteps,
  withoutLateFigures,
]);
