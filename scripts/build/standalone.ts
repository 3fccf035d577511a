/** Builds the scripts of MicroSims: each contains one figure and all code that the figure needs, but no messages. */
import path from "node:path";
import type { BuildOptions, Plugin } from "rolldown";
import { FIGURES, FOR_BROWSERS, islandModules, MINIFY, onlyWords } from "./islands.js";

const DEFINITION = path.resolve("plugin/island/standalone.ts");

const STANDALONE = "lora:standalone/";

const standaloneModules: Plugin = {
  name: "lora:standalone",
  resolveId: (id) => (id.startsWith(STANDALONE) ? id : null),
  load(id) {
    if (!id.startsWith(STANDALONE)) return null;
    const name = id.slice(STANDALONE.length);
    return (
      `import * as figure from "lora:figure/${name}";` +
      `import { define } from ${JSON.stringify(DEFINITION)};define(figure);`
    );
  },
};

/** Returns the options of one bundle per figure. They are classic scripts, because browsers load no modules from `file://`. */
export const standaloneIslands = (dir: string): BuildOptions[] =>
  FIGURES.map((name) => ({
    input: { [name]: `${STANDALONE}${name}` },
    ...FOR_BROWSERS,
    plugins: [onlyWords, islandModules(), standaloneModules],
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
