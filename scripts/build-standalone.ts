/** Builds the scripts of MicroSims: each contains one figure, in English, and all code that the figure needs. */
import path from "node:path";
import type { BuildOptions, Plugin } from "rolldown";
import { FOLDERS, FOR_BROWSERS, MINIFY } from "./build-islands.js";
import { figureId, islandModules, toId } from "./island-modules.js";

const DEFINITION = path.resolve("plugin/island/standalone.ts");

const STANDALONE = "lora:standalone/";

/**
 * A plugin that provides the modules `lora:standalone/NAME`, and makes the code of pages static: it downloads by
 * the code for MicroSims, and does not explore pictures by keyboard, for which a MicroSim's 56 kB have no room.
 */
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
      const replace = (text: string, part: RegExp, replacement: string) => {
        const replaced = text.replace(part, replacement);
        if (replaced === text) throw new Error(`adopt.ts lacks ${part}`);
        return replaced;
      };
      const downloading = replace(code, /\(await import\("\.\/download\.js"\)\)\./, "");
      return (
        'import { download } from "./standalone-download.js";' +
        replace(downloading, /\bfor \(const picture of [\s\S]*?explore\.js[\s\S]*?\n\s*\}\n/, "")
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
