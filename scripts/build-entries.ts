/** Builds the package's entries and command, with chunks for what they share, and their declarations. */
import path from "node:path";
import type { RolldownOptions } from "rolldown";
import { dts } from "rolldown-plugin-dts";
import { manifest } from "../src/package.js";

const entryFiles = Object.values(manifest.exports).flatMap((entry) =>
  typeof entry === "string" ? [] : entry.default,
);

/** Maps "plugin/index" to plugin/index.ts, for dist/plugin/index.js. */
const inputOf = (files: readonly string[]) =>
  Object.fromEntries(
    files.map((file) => {
      const name = path.posix.relative("dist", file).replace(/\.js$/, "");
      return [name, `./${name}.ts`];
    }),
  );

/** Leaves packages and Node's modules to whoever imports the result. */
export const forNode: RolldownOptions = {
  platform: "node",
  // Only the scripts of pages load figures on demand.
  checks: { ineffectiveDynamicImport: false },
  external: (id) => !id.startsWith(".") && !path.isAbsolute(id),
};

/** Makes a build fail on its warnings, except the one that it takes long. */
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
  input: inputOf([...entryFiles, ...Object.values(manifest.bin)]),
  preserveEntrySignatures: "allow-extension",
  output: {
    dir: "dist",
    chunkFileNames: "chunks/[name].js",
    // Separate chunks, because a page's bundler keeps much of a chunk of which it needs a part.
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        // The files of src/ itself, which everything else imports.
        { name: "core", test: /[/\\]src[/\\](?!index)\w+\.ts$/ },
        ...["models", "figures"].map((name) => ({ name, test: new RegExp(`/src/${name}/`) })),
      ],
    },
  },
};

export const declarations: RolldownOptions = {
  ...forNode,
  input: inputOf(entryFiles),
  plugins: [dts({ emitDtsOnly: true })],
  output: { dir: "dist", chunkFileNames: "chunks/[name].js" },
};

/** What .eleventy.js and site/_data/ import, because Eleventy cannot watch TypeScript. */
export const site: RolldownOptions = {
  ...forNode,
  input: "scripts/site.ts",
  output: { dir: ".build", codeSplitting: false },
};

/** The playground's script, with the tag's parser and all figures in chunks that load on demand. */
export const playground: RolldownOptions = {
  input: "site/playground/playground.ts",
  platform: "browser",
  checks: { ineffectiveDynamicImport: false },
  // package.json says that no module has side effects, which holds only for what is published.
  treeshake: { moduleSideEffects: [{ test: /[/\\]site[/\\]/, sideEffects: true }] },
  output: {
    dir: ".build/playground",
    cleanDir: true,
    chunkFileNames: "[name]-[hash].js",
    minify: true,
  },
};
