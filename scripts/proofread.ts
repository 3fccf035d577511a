/** Prints the sentences of figures next to English, for translators, and lists what a language lacks. */
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
import { plain } from "../src/formats.js";
import { type Locale, locales } from "../src/locales/index.js";
import type { Catalog } from "../src/messages/catalog.js";
import { COMPOSITIONS } from "../src/scene.js";

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
      if (typeof value === "object" && value !== null && !Array.isArray(value))
        return [name, record(value as Messages, spoken, `${message}.`)];
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

/** Returns the line of a message in its file, or 0 if the language lacks it. */
function findLine(catalog: Catalog, figure: Figure, message: string): number {
  const name = message.split(".")[0];
  const messages = catalog.files.get(`${figure.name}.ftl`)?.values() ?? [];
  return [...messages].find((item) => item.name === name && item.tag === catalog.tag)?.line ?? 0;
}

/** Returns the sentences of a figure in a language, each below the English one, in the order of the file. */
function proofreadFigure(figure: Figure, tag: string, locale: Locale, catalog: Catalog): string {
  const spoken = listen(figure, locale);
  return [...listen(figure, locales.en!)]
    .map(([message, english]) => ({ message, english, line: findLine(catalog, figure, message) }))
    .sort((a, b) => a.line - b.line)
    .map(({ message, english, line }) =>
      [
        `${tag}/${figure.name}.ftl${line ? `:${line}` : " (missing)"} ${message}`,
        `  en  ${english}`,
        `  ${tag}  ${spoken.get(message) ?? ""}`,
      ].join("\n"),
    )
    .join("\n\n");
}

/** Returns the sentences of figures in a language of this package, or of an author's folder of languages. */
export function proofread(figures: readonly Figure[], tag: string, folder?: string): string {
  const [locale, catalog] = folder
    ? [
        readLocales(folder).find((item) => item.tag === tag)!.locale,
        checkCatalog(tag, path.join(folder, tag)).catalog,
      ]
    : [locales[tag]!, readBuiltIn(tag)];
  return figures.map((figure) => proofreadFigure(figure, tag, locale, catalog)).join("\n\n");
}

/** Returns what the files of a language lack. `folder` has the files of an author's language. */
export function listGaps(tag: string, folder = path.join(BUILT_IN, tag)): readonly string[] {
  const { problems } = checkCatalog(tag, folder, false);
  const files = Object.keys(readSources(folder));
  const missing = Object.keys(readSources(path.join(BUILT_IN, "en")))
    .filter((name) => !files.includes(name))
    .map((name) => `${folder}/${name}: is missing; its figure is English`);
  return [...problems, ...missing];
}
