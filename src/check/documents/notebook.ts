/** Reads notebooks: Markdown cells, code cells, and what the code printed. */
import { LoraError } from "../../errors.js";
import { readMarkdown } from "./markdown.js";
import { type Document, joinTexts, moveTo, type Text } from "./text.js";

type Json = Text | readonly Json[] | { readonly [key: string]: Json } | undefined;

const TOKEN = /"(?:[^"\\]|\\[\s\S])*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const ESCAPE = /\\(?:u[\da-fA-F]{4}|.)|[^\\]/g;

/** Returns the value of a JSON string, whose characters keep their places in the source. */
function readString(token: string, start: number): Text {
  const parts = [...token.slice(1, -1).matchAll(ESCAPE)].map(({ 0: part, index }) => ({
    text: part.length > 1 ? (JSON.parse(`"${part}"`) as string) : part,
    offsets: [start + 1 + index],
  }));
  return joinTexts(parts);
}

/** Parses JSON that is known to be valid. Numbers and other words are undefined. */
function parseJson(source: string): Json {
  const tokens = source.matchAll(TOKEN);
  const next = () => tokens.next().value!;
  const parse = (token = next()): Json => {
    if (token[0].startsWith('"')) return readString(token[0], token.index);
    if (token[0] !== "[" && token[0] !== "{") return undefined;
    const items: Json[] = [];
    const keys: string[] = [];
    for (let item = next(); item[0] !== "]" && item[0] !== "}"; item = next()) {
      if (item[0] === ",") continue;
      if (token[0] === "{") {
        keys.push(JSON.parse(item[0]));
        next();
        items.push(parse());
      } else items.push(parse(item));
    }
    return token[0] === "[" ? items : Object.fromEntries(keys.map((key, i) => [key, items[i]]));
  };
  return parse();
}

const isText = (value: Json): value is Text => typeof (value as Text)?.text === "string";
const toItems = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);
const get = (value: Json, ...keys: string[]): Json =>
  keys.reduce((item, key) => (item as Record<string, Json> | undefined)?.[key], value);

/** Returns the text of a string, or of a list of lines. */
const linesOf = (value: Json): Text =>
  joinTexts((isText(value) ? [value] : toItems(value)).filter(isText));

const plain = (text: string): Text => ({ text, offsets: Array(text.length).fill(undefined) });
const FENCE = "~".repeat(20);
const asCode = (text: Text) => joinTexts([plain(`${FENCE}\n`), text, plain(`\n${FENCE}\n\n`)]);

/** Returns the passages of Markdown cells, and the code of the others with their output. Throws LoraError. */
export function readNotebook(source: string): Document {
  let cells: readonly Json[] = [];
  try {
    JSON.parse(source);
    const notebook = parseJson(source);
    // Notebooks of version 3 have sheets.
    cells = [notebook, ...toItems(get(notebook, "worksheets"))].flatMap((item) =>
      toItems(get(item, "cells")),
    );
  } catch (error) {
    throw new LoraError("a notebook", "valid JSON", source.slice(0, 40), { cause: error });
  }
  const markdown = cells.flatMap((cell): Text[] => {
    const type = get(cell, "cell_type");
    const text = linesOf(get(cell, "source") ?? get(cell, "input"));
    if (isText(type) && type.text === "markdown") return [text, plain("\n\n")];
    if (!isText(type) || type.text !== "code") return [];
    const outputs = toItems(get(cell, "outputs")).flatMap((output) => [
      linesOf(get(output, "text")),
      linesOf(get(output, "data", "text/plain")),
    ]);
    return [text, ...outputs].filter((item) => item.text).map(asCode);
  });
  const joined = joinTexts(markdown);
  return moveTo(readMarkdown(joined.text), joined);
}
