/** Options for the builds of the package: its entries, the command, shared chunks and type declarations. */
import { chmodSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin, RolldownOptions } from "rolldown";
import { viteDynamicImportVarsPlugin, viteImportGlobPlugin } from "rolldown/experimental";
import { dts } from "rolldown-plugin-dts";
import { manifest } from "../../src/package.js";
import { completeDeclarations, messageTypes } from "./declarations.js";
import { messages } from "./messages-plugin.js";
import { notices } from "./notices.js";

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
export const forNode = {
  platform: "node",
  plugins: [messages()],
  // Only the scripts of pages load figures on demand.
  checks: { ineffectiveDynamicImport: false },
  external: (id: string) => !/^(\.|lora:|\0)/.test(id) && !path.isAbsolute(id),
} satisfies RolldownOptions;

/** Makes every warning an error, except those about build time. */
export const strict = (options: RolldownOptions): RolldownOptions => ({
  ...options,
  checks: { ...options.checks, bundlerTimings: false },
  onLog(level, log, print) {
    if (level === "warn") throw new Error(log.message);
    print(level, log);
  },
});

/** Makes the command executable, for `npx` in this repository. In other projects, npm does so. */
const executable: Plugin = {
  name: "executable",
  writeBundle() {
    for (const file of Object.values(manifest.bin)) chmodSync(file, 0o755);
  },
};

export const entries: RolldownOptions = {
  ...forNode,
  plugins: [...forNode.plugins, notices, executable],
  // Bundled, because its CommonJS modules take about 20 ms to load.
  external: (id) => id !== "jsonc-parser" && forNode.external(id),
  resolve: { mainFields: ["module"] },
  // The platform "node" adds a helper for CommonJS, which would make the core import a Node module.
  platform: "neutral",
  input: toInput([
    ...entryFiles,
    ...Object.values(manifest.bin),
    // Loaded by the bin, for which a chunk with any name would do; tests of the package call it.
    "dist/scripts/command/run.js",
  ]),
  preserveEntrySignatures: "allow-extension",
  output: {
    dir: "dist",
    chunkFileNames: "chunks/[name].js",
    // Chunks are small, because a site's bundler keeps most of a chunk even if the site needs little of it.
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        // The files directly in src/, which all other modules import.
        { name: "core", test: /[/\\]src[/\\](?!front-matter|index|package|public)[\w-]+\.ts$/ },
        { name: "counts", test: /[/\\]src[/\\]counts[/\\]/ },
        { name: "adapter", test: /[/\\]src[/\\]adapter[/\\]/ },
        // The sentences, on which figures depend. Those of exercises load on demand.
        { name: "english", test: /[/\\]locales[/\\]en[/\\][\w-]+\.ftl$/ },
        // Excludes modules that are imported on demand. In a group, they would need a helper that imports Node
        // modules.
        { name: "figures", test: /[/\\]src[/\\]figures[/\\](?!.*reply)/ },
      ],
    },
  },
};

/** The script for programs that embed a JavaScript engine. It sets the variable `lora`. */
export const portable: RolldownOptions = {
  input: "plugin/portable.ts",
  plugins: [messages(), notices],
  platform: "neutral",
  // Neutral programs have no default, and jsonc-parser has its modules here.
  resolve: { mainFields: ["module", "main"] },
  output: {
    file: "dist/portable.js",
    format: "iife",
    name: "lora",
    codeSplitting: false,
    comments: false,
    minify: true,
  },
};

/** The extension of Quarto: its manifest, the filter, and the program that the filter runs in Deno. */
export const quarto: RolldownOptions = {
  input: { render: "plugin/hosts/pandoc/render.mjs" },
  plugins: [
    messages(),
    notices,
    {
      name: "extension",
      generateBundle() {
        const manifestFile = readFileSync("plugin/hosts/quarto/_extension.yml", "utf8");
        const source = manifestFile.replace(/^version: .*/m, `version: ${manifest.version}`);
        this.emitFile({ type: "asset", fileName: "_extension.yml", source });
        const filter = readFileSync("plugin/hosts/pandoc/lora.lua");
        this.emitFile({ type: "asset", fileName: "lora.lua", source: filter });
      },
    },
  ],
  platform: "neutral",
  external: /^node:/,
  resolve: {
    mainFields: ["module", "main"],
    alias: { [`${manifest.name}/portable`]: path.resolve("plugin/portable.ts") },
  },
  output: {
    dir: "dist/quarto/_extensions/lora",
    codeSplitting: false,
    comments: false,
    minify: true,
  },
};

export const declarations: RolldownOptions = {
  ...forNode,
  input: toInput(entryFiles),
  plugins: [messageTypes, dts({ emitDtsOnly: true }), completeDeclarations],
  output: { dir: "dist", chunkFileNames: "chunks/[name].js" },
};

/** The modules that .eleventy.js and site/_data/ import, built because Eleventy cannot watch TypeScript. */
export const site: RolldownOptions = {
  ...forNode,
  input: "scripts/site/index.ts",
  output: { file: ".build/site.js", codeSplitting: false },
};

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

/** For imports whose path contains the name of a figure. */
const importsByName = () => [viteDynamicImportVarsPlugin(), viteImportGlobPlugin()];

export const pages = forPages("site/scripts/page.ts", "scripts", [
  // Downloaded tables load the messages of their figure.
  messages(),
  ...importsByName(),
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

/** The playground's script, with the tag's parser. Figures load on demand. */
const app = forPages("site/playground/playground.ts", "playground", [
  // Other languages load on demand.
  messages(),
  ...importsByName(),
  // The playground has a module of its own in place of that with all figures.
  {
    name: "figures-on-demand",
    resolveId: (id) =>
      id.endsWith("/figures/index.js") ? path.resolve("site/playground/figures.ts") : null,
  },
]);

export const playground: RolldownOptions = {
  ...app,
  output: {
    ...app.output,
    codeSplitting: {
      groups: [
        // One chunk has all that the first visit needs: separate chunks compress worse.
        { name: "app", test: /[/\\]site[/\\]playground[/\\]app\.ts$/ },
        { name: "shared", test: /[/\\]src[/\\]figures[/\\]/, minShareCount: 2 },
      ],
    },
  },
};
