/** The subcommand `lora-visualizer words`: prints the sentences of figures next to English, for translators. */
import { existsSync } from "node:fs";
import path from "node:path";
import {
  BUILT_IN,
  checkCatalog,
  readBuiltIn,
  readLocales,
  readSources,
} from "../plugin/locales.js";
import { wordsIn } from "../src/figures/define.js";
import type { Drawing, Figure, MessageFile } from "../src/figures/figure.js";
import { allFigures } from "../src/figures/index.js";
import { plain } from "../src/formats.js";
import { Catalogs } from "../src/locales/catalogs.js";
import { type Locale, locales } from "../src/locales/index.js";
import type { Catalog } from "../src/messages/catalog.js";
import { boolean, text } from "../src/options.js";
import { COMPOSITIONS } from "../src/scene.js";
import { formatAllowed } from "../src/suggestions.js";
import { type Command, helpFlag, readGiven } from "./flags.js";
import { print, UsageError } from "./output.js";

const wordsFlags = {
  locales: text({
    isFolder: true,
    default: "none",
    about: "the folder of your own languages, as in the plugin's option `locales`",
  }),
  missing: boolean({
    default: "false",
    about: "list only what is missing or wrong in the language's files",
  }),
};

type Messages = Readonly<Record<string, unknown>>;

/** What messages said when figures were drawn, the first time: by the path of the message, such as "labels.rank". */
type Said = Map<string, string>;

const toText = (value: unknown) => plain([value].flat().join(" / "));

/** Returns messages that add what they say to a map. */
function record(messages: Messages, said: Said, start = ""): Messages {
  const add = (message: string, value: unknown) => {
    if (!said.has(message)) said.set(message, toText(value));
    return value;
  };
  return Object.fromEntries(
    Object.entries(messages).map(([name, value]) => {
      const message = start + name;
      if (typeof value === "function") return [name, (args: object) => add(message, value(args))];
      if (typeof value === "object" && value !== null && !Array.isArray(value))
        return [name, record(value as Messages, said, `${message}.`)];
      return [name, add(message, value)];
    }),
  );
}

/** Returns all that a drawing has, so that its messages are called. */
function drawAll(drawing: Drawing): readonly unknown[] {
  const { steps, card, listed, caption, alt, goal } = drawing;
  const room = { x: 0, y: 0, width: 600, height: 400 };
  return [
    ...COMPOSITIONS.map((composition) => drawing.compose(composition)),
    ...[listed, caption, alt, goal, drawing.table(), steps?.table(), steps?.alt],
    card.draw(room, (content, size) => content.length * size),
  ];
}

/** Returns what a figure's messages say in its examples, in a language. */
function listen(figure: Figure, { language, files }: Locale): Said {
  const said: Said = new Map();
  const file = files[figure.name] ?? figure.words.english;
  const recording: MessageFile = {
    live: (f, shared) => record(file.live(f, shared) as Messages, said),
    page: (f, shared, live) => record(file.page(f, shared, live) as Messages, said),
  };
  const words = wordsIn(figure.words, language, recording, files.shared);
  for (const values of figure.examples) {
    const drawing = figure.draw(values, { words });
    drawAll(drawing);
    const counts = figure.interactive.count(drawing.input);
    for (const { name } of drawing.handles) words.live.spoken(counts, name);
    words.live.lowered?.(counts);
  }
  return said;
}

/** Returns the line of a message in its file, or 0 if the language lacks it. */
function findLine(catalog: Catalog, figure: Figure, message: string): number {
  const name = message.split(".")[0];
  const messages = catalog.files.get(`${figure.name}.ftl`)?.values() ?? [];
  return [...messages].find((item) => item.name === name && item.tag === catalog.tag)?.line ?? 0;
}

/** Returns the sentences of a figure in a language, each below the English one, in the order of the file. */
function proofread(figure: Figure, tag: string, locale: Locale, catalog: Catalog): string {
  const said = listen(figure, locale);
  return [...listen(figure, locales.en!)]
    .map(([message, english]) => ({ message, english, line: findLine(catalog, figure, message) }))
    .sort((a, b) => a.line - b.line)
    .map(({ message, english, line }) =>
      [
        `${tag}/${figure.name}.ftl${line ? `:${line}` : " (missing)"} ${message}`,
        `  en  ${english}`,
        `  ${tag}  ${said.get(message) ?? ""}`,
      ].join("\n"),
    )
    .join("\n\n");
}

function findFigures(names: readonly string[]): readonly Figure[] {
  const known = allFigures.map(({ name }) => name);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw new UsageError(`a figure must be ${formatAllowed(known, wrong)}; got ${wrong}`);
  return names.length ? allFigures.filter(({ name }) => names.includes(name)) : allFigures;
}

export const words: Command = {
  name: "words",
  summary: "print the sentences of a language next to English",
  synopses: ["words LANGUAGE [FIGURE…] [options]"],
  about:
    "Prints each sentence of the figures as readers see it, next to the English sentence, with the file and line of the message. Use it to proofread a translation.",
  examples: {
    "words fr": "All French sentences",
    "words fr memory": "The sentences of one figure",
    "words pt --locales words --missing": "What your Portuguese files in words/pt/ lack",
  },
  groups: { Options: { ...wordsFlags, ...helpFlag } },
  async run({ values, positionals: [tag, ...names] }) {
    const given = readGiven(wordsFlags, values);
    const folder = given.locales === undefined ? undefined : path.join(given.locales, tag ?? "");
    const catalogs = new Catalogs();
    if (tag === undefined || !(folder ? existsSync(folder) : catalogs.tags.includes(tag)))
      throw new UsageError(
        `words needs a language: ${formatAllowed(catalogs.tags, tag)}, or a folder of --locales; got ${tag ?? "none"}`,
      );
    if (given.missing) {
      const source = folder ?? path.join(BUILT_IN, tag);
      const { problems } = checkCatalog(tag, source, false);
      const files = Object.keys(readSources(source));
      const missing = Object.keys(readSources(path.join(BUILT_IN, "en")))
        .filter((name) => !files.includes(name))
        .map((name) => `${source}/${name}: is missing; its figure is English`);
      const gaps = [...problems, ...missing];
      await print(gaps.length ? `${gaps.join("\n")}\n` : `${tag}: nothing is missing\n`);
      return gaps.length ? 1 : 0;
    }
    const locale = given.locales
      ? readLocales(given.locales).find((item) => item.tag === tag)!.locale
      : catalogs.find(tag)!;
    const catalog = folder ? checkCatalog(tag, folder).catalog : readBuiltIn(tag);
    const texts = findFigures(names).map((figure) => proofread(figure, tag, locale, catalog));
    await print(`${texts.join("\n\n")}\n`);
    return 0;
  },
};
