/** The subcommand `lora-visualizer words`: prints the sentences of figures next to English, for translators. */
import path from "node:path";
import { printable } from "../plugin/files.js";
import { BUILT_IN, checkCatalog, findBase, listLocales, readLocales } from "../plugin/locales.js";
import { readCatalog, readSources } from "../plugin/sources.js";
import { wordsIn } from "../src/figures/define.js";
import type { Drawing, Figure, MessageFile } from "../src/figures/figure.js";
import { allFigures } from "../src/figures/index.js";
import { plain } from "../src/formats.js";
import { Catalogs } from "../src/locales/catalogs.js";
import { type Locale, locales } from "../src/locales/index.js";
import { type Catalog, parseCatalog, toName } from "../src/messages/catalog.js";
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

/** A folder with messages of a language. */
interface Layer {
  readonly folder: string;
  readonly catalog: Catalog;
}

const readLayer = (tag: string, source: string, folder = source): Layer => ({
  folder,
  catalog: parseCatalog(tag, readSources(source)).catalog,
});

/** Returns the folders in which messages of a language are looked up: the author's, then that of this package. */
function readLayers(tag: string, folder: string | undefined): readonly Layer[] {
  const base = findBase(tag);
  return [
    ...(folder === undefined ? [] : [readLayer(tag, folder)]),
    ...(base === "en" && tag !== "en" ? [] : [readLayer(base, path.join(BUILT_IN, base), base)]),
  ];
}

/** Returns the sentences of a figure in a language, each below the English one, in the order of the English file. */
function proofread(figure: Figure, tag: string, locale: Locale, layers: readonly Layer[]): string {
  const file = `${figure.name}.ftl`;
  const find = ({ catalog }: Pick<Layer, "catalog">, message: string) =>
    [...(catalog.files.get(file)?.values() ?? [])].find(
      ({ id, name }) => !id.startsWith("-") && name === message.split(".")[0],
    );
  const catalog = readCatalog(BUILT_IN, "en");
  const said = listen(figure, locale);
  return [...listen(figure, locales.en!)]
    .map(([message, english]) => ({ message, english, original: find({ catalog }, message)! }))
    .sort((a, b) => a.original.line - b.original.line)
    .map(({ message, english, original: { id, node } }) => {
      const layer = layers.find((item) => find(item, message));
      const place = layer ? `${layer.folder}/${file}:${find(layer, message)!.line}` : "";
      const attribute = node.attributes.find((item) =>
        message.endsWith(`.${toName(item.id.name)}`),
      );
      return [
        `${place || `${layers[0]?.folder ?? tag}/${file} (missing)`} ${id}${attribute ? `.${attribute.id.name}` : ""}`,
        `  en  ${english}`,
        `  ${tag}  ${said.get(message) ?? ""}`,
      ].join("\n");
    })
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
  summary: "prints the sentences of a language next to English",
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
    const folder = given.locales && tag && path.join(given.locales, tag);
    const tags = given.locales ? listLocales(given.locales) : new Catalogs().tags;
    if (tag === undefined || !tags.includes(tag))
      throw new UsageError(
        given.locales
          ? `words needs the name of a folder in ${given.locales}: ${formatAllowed(tags, tag)}; got ${tag ?? "none"}`
          : `words needs a language: ${formatAllowed(tags, tag)}, or a folder of --locales; got ${tag ?? "none"}`,
      );
    const gaps = findGaps(tag, folder, given.missing);
    const lines = gaps.map((gap) => `${printable(gap)}\n`).join("");
    if (given.missing) await print(lines || `${tag}: nothing is missing\n`);
    else process.stderr.write(lines);
    if (gaps.length) return 1;
    if (given.missing) return 0;
    const locale = given.locales
      ? readLocales(given.locales).find((item) => item.tag === tag)!.locale
      : new Catalogs().find(tag)!;
    const layers = readLayers(tag, folder);
    const texts = findFigures(names).map((figure) => proofread(figure, tag, locale, layers));
    await print(`${texts.join("\n\n")}\n`);
    return 0;
  },
};

/** Returns what is wrong in a language's files. With `isStrict`, also what a language that this package lacks lacks. */
function findGaps(tag: string, folder: string | undefined, isStrict = false): readonly string[] {
  if (folder === undefined && !isStrict) return [];
  const source = folder ?? path.join(BUILT_IN, tag);
  // Sentences that an author's folder lacks are those of this package, if it has the language.
  const isComplete = isStrict && (folder === undefined || findBase(tag) === "en");
  const files = Object.keys(readSources(source));
  const missing = Object.keys(readSources(path.join(BUILT_IN, "en"))).filter(
    (name) => isComplete && tag !== "en" && !files.includes(name),
  );
  return [
    ...checkCatalog(tag, source, !isComplete || tag === "en").problems,
    ...missing.map((name) => `${source}/${name}: is missing; its words are English`),
  ];
}
