/** The subcommand `lora-visualizer words`: prints the sentences of figures next to English, for translators. */

import path from "node:path";
import { printable } from "../../src/errors.js";
import type { Figure } from "../../src/figures/figure.js";
import { allFigures } from "../../src/figures/index.js";
import { boolean } from "../../src/options.js";
import { formatAllowed } from "../../src/suggestions.js";
import { type Command, helpFlag, readGiven } from "./flags.js";
import { localesFlag } from "./lang-flag.js";
import { print, UsageError } from "./output.js";

const wordsFlags = {
  locales: localesFlag,
  missing: boolean({
    default: "false",
    about: "list only what is missing or wrong in the language's files",
  }),
  json: boolean({
    default: "false",
    about: "print the languages of `--locales` as JSON, which the Python package reads",
  }),
};

function findFigures(names: readonly string[]): readonly Figure[] {
  const known = allFigures.map(({ name }) => name);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw new UsageError(`a figure must be ${formatAllowed(known, wrong)}; got ${wrong}`);
  return names.length ? allFigures.filter(({ name }) => names.includes(name)) : allFigures;
}

export const words: Command = {
  name: "words",
  summary: "prints the sentences of a language next to English",
  synopses: ["words LANGUAGE [FIGURE…] [options]", "words --locales DIRECTORY --json"],
  about:
    "Prints the sentences of the figures' examples as readers see them, next to the English sentences, with the file and line of each message. Use it to proofread a translation.",
  examples: {
    "words fr": "All French sentences",
    "words fr memory": "The sentences of one figure",
    "words pt --locales words --missing": "What your Portuguese files in words/pt/ lack",
    "words --locales words --json": "Your languages for Sphinx, MkDocs and Jupyter",
  },
  groups: { Options: { ...wordsFlags, ...helpFlag } },
  async run({ values, positionals: [tag, ...names] }) {
    const given = readGiven(wordsFlags, values);
    if (given.json) {
      if (!given.locales || tag !== undefined)
        throw new UsageError(
          "--json needs --locales and no language: words --locales words --json",
        );
      const { readLocales } = await import("../../plugin/locales.js");
      const languages = readLocales(given.locales).map(({ tag, words }) => ({ tag, words }));
      await print(`${JSON.stringify(languages)}\n`);
      return 0;
    }
    // The reader of Fluent files is loaded only for this command.
    const { findGaps, listTags, proofread } = await import("./proofread.js");
    const tags = listTags(given.locales);
    if (tag === undefined || !tags.includes(tag))
      throw new UsageError(
        given.locales
          ? `words needs the name of a folder in ${given.locales}: ${formatAllowed(tags, tag)}; got ${tag ?? "none"}`
          : `words needs a language: ${formatAllowed(tags, tag)}, or a folder of --locales; got ${tag ?? "none"}`,
      );
    const figures = findFigures(names);
    const gaps = findGaps(tag, given.locales && path.join(given.locales, tag), given.missing);
    const lines = gaps.map((gap) => `${printable(gap)}\n`).join("");
    if (given.missing) await print(lines || `${tag}: nothing is missing\n`);
    else process.stderr.write(lines);
    if (gaps.length) return 1;
    if (given.missing) return 0;
    await print(`${proofread(figures, tag, given.locales)}\n`);
    return 0;
  },
};
