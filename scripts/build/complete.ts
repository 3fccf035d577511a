/** Builds the script of programs that serve or embed one file: it contains all figures and all messages. */
import path from "node:path";
import type { Plugin, RolldownOptions } from "rolldown";
import { FIGURES, FOR_BROWSERS, islandModules, languagesOf, MINIFY, onlyWords } from "./islands.js";
import { listLanguages, messages, SENTENCES } from "./messages-plugin.js";

const ENTRY = "lora:complete";
const DEFINITION = path.resolve("plugin/island/complete.ts");

/** Returns the source of an object whose members are modules. */
const toObject = (modules: readonly (readonly [name: string, id: string])[], prefix: string) => {
  const imports = modules.map(([, id], index) => `import * as ${prefix}${index} from "${id}";`);
  const members = modules.map(([name], index) => `"${name}": ${prefix}${index}`);
  return { imports: imports.join(""), object: `{ ${members.join(", ")} }` };
};

const completeModule: Plugin = {
  name: "lora:complete",
  resolveId: (id) => (id === ENTRY ? id : null),
  load(id) {
    if (id !== ENTRY) return null;
    const figures = toObject(
      FIGURES.map((name) => [name, `lora:figure/${name}`]),
      "figure",
    );
    const words = ["en", ...listLanguages(SENTENCES)].map((tag, index) => {
      const names = FIGURES.filter((name) => languagesOf(name).includes(tag));
      const ids = names.map((name) => [name, `lora:words/${tag}/${name}`] as const);
      return { tag, ...toObject(ids, `words${index}_`) };
    });
    return (
      `import { define } from ${JSON.stringify(DEFINITION)};${figures.imports}` +
      `${words.map(({ imports }) => imports).join("")}` +
      `define(${figures.object}, { ${words.map(({ tag, object }) => `"${tag}": ${object}`).join(", ")} });`
    );
  },
};

/** A classic script, because notebooks run no modules. */
export const complete: RolldownOptions = {
  input: ENTRY,
  ...FOR_BROWSERS,
  plugins: [messages(), onlyWords, islandModules(), completeModule],
  output: {
    file: "dist/controls.js",
    format: "iife",
    comments: false,
    minify: MINIFY,
    codeSplitting: false,
  },
};
