/** Finds what readers see of a language's sentences, and what its files lack. Loads the reader of Fluent files. */
import path from "node:path";
import {
  BUILT_IN,
  checkCatalog,
  findBase,
  listLocales,
  readLocales,
} from "../../plugin/locales.js";
import { readCatalog, readSources } from "../../plugin/sources.js";
import { wordsIn } from "../../src/figures/define.js";
import type { Drawing, Figure, MessageFile } from "../../src/figures/figure.js";
import { plain } from "../../src/language-format.js";
import type { Locale } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { SiteLocales } from "../../src/locales/site-locales.js";
import { type Catalog, parseCatalog, toName } from "../../src/messages/catalog.js";
import { isObject } from "../../src/options.js";
import { COMPOSITIONS } from "../../src/scene.js";

type Messages = Readonly<Record<string, unknown>>;

/** What messages said when figures were drawn, the first time: by the path of the message, such as "labels.rank". */
type Spoken = Map<string, string>;

const toText = (value: unknown) => plain([value].flat().join(" / "));

/** Returns messages that add what they say to a map. */
function record(messages: Messages, spoken: Spoken, start = ""): Messages {
  const add = (message: string, value: unknown) => {
    if (!spoken.has(message)) spoken.set(message, toText(value));
    return value;
  };
  return Object.fromEntries(
    Object.entries(messages).map(([name, value]) => {
      const message = start + name;
      if (typeof value === "function") return [name, (args: object) => add(message, value(args))];
      if (isObject(value)) return [name, record(value as Messages, spoken, `${message}.`)];
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
    listed,
    caption,
    alt,
    goal,
    drawing.table(),
    steps?.table(),
    steps?.alt,
    card.draw(room, (content, size) => content.length * size),
  ];
}

/** Returns what a figure's messages say in its examples, in a language. */
function listen(figure: Figure, { language, files }: Locale): Spoken {
  const spoken: Spoken = new Map();
  const file = files[figure.name] ?? figure.words.english;
  const recording: MessageFile = {
    live: (f, shared) => record(file.live(f, shared) as Messages, spoken),
    page: (f, shared, live) => record(file.page(f, shared, live) as Messages, spoken),
  };
  const words = wordsIn(figure.words, language, recording, files.shared);
  for (const values of figure.examples) {
    const drawing = figure.draw(values, { words });
    drawAll(drawing);
    const counts = figure.interactive.count(drawing.input);
    for (const { name } of drawing.handles) words.live.spoken(counts, name);
    words.live.lowered?.(counts);
  }
  return spoken;
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
function proofreadFigure(
  figure: Figure,
  tag: string,
  locale: Locale,
  layers: readonly Layer[],
): string {
  const file = `${figure.name}.ftl`;
  const find = ({ catalog }: Pick<Layer, "catalog">, message: string) =>
    [...(catalog.files.get(file)?.values() ?? [])].find(
      ({ id, name }) => !id.startsWith("-") && name === message.split(".")[0],
    );
  const catalog = readCatalog(BUILT_IN, "en");
  const spoken = listen(figure, locale);
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
        `  ${tag}  ${spoken.get(message) ?? ""}`,
      ].join("\n");
    })
    .join("\n\n");
}

/** Returns the tags of the languages in an author's folder, or of this package. */
export const listTags = (folder: string | undefined): readonly string[] =>
  folder ? listLocales(folder) : new SiteLocales(locales).tags;

/** Returns the sentences of figures in a language of this package, or of an author's folder of languages. */
export function proofread(figures: readonly Figure[], tag: string, folder?: string): string {
  const siteLocales = new SiteLocales(locales, folder ? readLocales(folder) : []);
  const locale = siteLocales.find(tag)!;
  const layers = readLayers(tag, folder && path.join(folder, tag));
  return figures.map((figure) => proofreadFigure(figure, tag, locale, layers)).join("\n\n");
}

/**
 * Returns what is wrong in a language's files. With `isStrict`, also lists missing messages of a language that this
 * package does not have.
 */
export function findGaps(
  tag: string,
  folder: string | undefined,
  isStrict = false,
): readonly string[] {
  if (folder === undefined && !isStrict) return [];
  const source = folder ?? path.join(BUILT_IN, tag);
  // Sentences that an author's folder lacks are those of this package, if it has the language.
  const isComplete = isStrict && (folder === undefined || findBase(tag) === "en");
  return checkCatalog(tag, source, !isComplete || tag === "en").problems;
}
