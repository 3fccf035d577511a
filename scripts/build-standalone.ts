/** Builds the scripts of MicroSims: each contains one figure, in English, and all code that the figure needs. */
import path from "node:path";
import type { BuildOptions, Plugin } from "rolldown";
import { FOLDERS, FOR_BROWSERS, MINIFY } from "./build-islands.js";
import { figureId, islandModules, toId } from "./island-modules.js";

const DEFINITION = path.resolve("plugin/island/standalone.ts");

const STANDALONE = "lora:standalone/";

/** A plugin that provides the modules `lora:standalone/NAME`. */
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
      // Includes code that pages load on demand.
      codeSplitting: false,
    },
  }));
