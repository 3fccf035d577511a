/** Builds the scripts of MicroSims: each contains one figure, in English, and all code that the figure needs. */
import path from "node:path";
import type { BuildOptions, Plugin } from "rolldown";
import { FOLDERS, FOR_BROWSERS, MINIFY } from "./build-islands.js";
import { figureId, islandModules, toId } from "./island-modules.js";

const DEFINITION = path.resolve("plugin/island/standalone.ts");

const STANDALONE = "lora:standalone/";

/** Modules that pages load on demand, and the modules that a MicroSim's script contains instead. */
const LOADED = { download: "standalone-download", explore: "explore" };

/** The update of descriptions and tables, which a MicroSim's figure does not have. */
const UPDATE = /\bimport\("\.\/data\.js"\)[^;]*;/;

/** A plugin that provides the modules `lora:standalone/NAME`, and makes imports of code that pages load on demand static. */
const standaloneModules: Plugin = {
  name: "lora:standalone",
  resolveId: (id) => (id.startsWith(STANDALONE) ? id : null),
  load(id) {
    if (!id.startsWith(STANDALONE)) return null;
    const figure = figureId(id.slice(STANDALONE.length), "en");
    return (
      `import * as figure from ${JSON.stringify(figure)};` +
      `import { define } from ${JSON.stringify(toId(DEFINITION, "en"))};` +
      "define(figure);"
    );
  },
  transform: {
    filter: { id: /[/\\]plugin[/\\]island[/\\]adopt\.ts\?/ },
    handler(code) {
      if (!UPDATE.test(code)) throw new Error("adopt.ts does not load data.js");
      return Object.entries(LOADED).reduce(
        (changed, [name, file]) => {
          const loaded = `(await import("./${name}.js")).`;
          if (!changed.includes(loaded)) throw new Error(`adopt.ts lacks ${loaded}`);
          return `import { ${name} } from "./${file}.js";${changed.replace(loaded, "")}`;
        },
        code.replace(UPDATE, ""),
      );
    },
  },
};

/** Returns the options of one bundle per figure. They are classic scripts, because browsers load no modules from `file://`. */
export const standaloneIslands = (dir: string): BuildOptions[] =>
  Object.keys(FOLDERS).map((name) => ({
    input: { [name]: `${STANDALONE}${name}` },
    ...FOR_BROWSERS,
    plugins: [islandModules(FOLDERS, {}), standaloneModules],
    output: {
      dir,
      format: "iife",
      comments: false,
      entryFileNames: "[name].js",
      minify: MINIFY,
      codeSplitting: false,
    },
  }));
