/** Reads the Fluent files of a language. The syntax is Fluent 1.0; site/guide/languages.md explains our conventions. */
import {
  Comment,
  FluentParser,
  GroupComment,
  Junk,
  Message as MessageNode,
  ResourceComment,
  Term,
} from "@fluent/syntax";
import { MAX_BRACES, MAX_ENTRIES } from "../bounds.js";
import { BOLD, closeUp } from "../direction.js";
import { Lines } from "../lines.js";
import { explainJunk } from "./syntax.js";

/** Files of one language by name, such as "memory.ftl". Messages of "shared.ftl" are visible in every file. */
export type Sources = Readonly<Record<string, string>>;

/** The type of an argument; a list has the values from which messages select. */
export type Type = "number" | "text" | "boolean" | readonly string[];

/**
 * The parts of a file: `live` is in scripts of pages, `page` only in the build, and `later` in a script that pages load
 * on demand. A message may belong to two parts.
 */
export const PARTS = ["live", "page", "later"] as const;
export type Part = (typeof PARTS)[number];

export interface Message {
  /** The name in the file, with "-" before the name of a term. */
  readonly id: string;
  /** The name in code: "table-head" is `tableHead`. */
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly parts: readonly Part[];
  readonly isLines: boolean;
  /** The maximum number of characters of each line. */
  readonly max: number | undefined;
  /** Arguments that a comment above the English message declares, for languages that need them. */
  readonly declared: readonly string[];
  readonly node: MessageNode | Term;
  /** The message that it translates or replaces, with its catalog. */
  readonly original?: { readonly message: Message; readonly catalog: Catalog };
  /** The language whose plural rules it follows. A borrowed message keeps its own. */
  readonly tag: string;
}

export interface Catalog {
  readonly tag: string;
  readonly files: ReadonlyMap<string, ReadonlyMap<string, Message>>;
  /** The types of arguments, by file and name. Only English declares them. */
  readonly types: ReadonlyMap<string, ReadonlyMap<string, Type>>;
}

export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly id?: string;
  /** What is wrong, and what to write. */
  readonly text: string;
}

export const SHARED = "shared.ftl";

/** Stands for an asterisk at the start of a line, which Fluent reserves for default variants. */
const ASTERISK = "\ue000";

/** Time grows with the square of the number of messages. */
function findExcess(text: string): { readonly line: number; readonly text: string } | undefined {
  let [depth, entries] = [0, 0];
  for (const [index, content] of text.split("\n").entries()) {
    if (/^[-\w]/.test(content)) depth = 0;
    if (/^\S/.test(content) && ++entries > MAX_ENTRIES) {
      const max = MAX_ENTRIES.toLocaleString("en");
      return { line: index + 1, text: `has more than ${max} lines that are not indented.` };
    }
    for (const brace of content.match(/[{}]/g) ?? []) {
      depth = brace === "{" ? depth + 1 : Math.max(0, depth - 1);
      if (depth > MAX_BRACES)
        return { line: index + 1, text: `has more than ${MAX_BRACES} open braces.` };
    }
  }
  return undefined;
}

export const toName = (id: string): string =>
  id.replace(/^-/, "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Reads a comment such as "$rank, $d: number" or "$outcome: saving | loss". */
function readTypes(comment: string): [string, Type][] {
  return comment.split("\n").flatMap((row) => {
    const [, names, kind = ""] = /^(\$[\w$, ]+): (.+)$/.exec(row) ?? [];
    const values = kind.split("|").map((value) => value.trim());
    const type = /^(number|text|boolean)$/.test(kind) ? (kind as Type) : values;
    return (names?.match(/\w+/g) ?? []).map((name): [string, Type] => [name, type]);
  });
}

/** Reads a group comment such as "Page" or "Page and later"; other group comments are headings. */
function readParts(comment: string): readonly Part[] | undefined {
  const words = comment.split("\n")[0]!.toLowerCase().split(/ and /);
  const parts = PARTS.filter((part) => words.includes(part));
  return parts.length ? parts : undefined;
}

/** Collects what cannot be read. */
export function parseCatalog(
  tag: string,
  sources: Sources,
): { catalog: Catalog; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const files = new Map<string, ReadonlyMap<string, Message>>();
  const types = new Map<string, ReadonlyMap<string, Type>>();
  for (const [file, source] of Object.entries(sources)) {
    const text = source.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
    const lines = new Lines(text);
    const lineAt = (offset = 0) => lines.getPosition(offset).line;
    const messages = new Map<string, Message>();
    const fileTypes = new Map<string, Type>();
    let parts: readonly Part[] = ["live"];
    const excess = findExcess(text);
    if (excess) problems.push({ file, ...excess });
    const parser = new FluentParser({ withSpans: true });
    const readable = excess ? "" : text.replace(/^( +)\*(?!\[)/gm, `$1${ASTERISK}`);
    for (const entry of parser.parse(readable).body) {
      const isNamed = entry instanceof MessageNode || entry instanceof Term;
      const line = lineAt((isNamed ? entry.id : entry).span?.start);
      if (entry instanceof ResourceComment)
        for (const [name, type] of readTypes(entry.content)) fileTypes.set(name, type);
      if (entry instanceof GroupComment) parts = readParts(entry.content) ?? parts;
      if (entry instanceof Junk) {
        const { line, text: advice } = explainJunk(entry, text, lineAt);
        problems.push({ file, line, text: advice });
      }
      if (!isNamed) continue;
      const id = `${entry instanceof Term ? "-" : ""}${entry.id.name}`;
      const comment = entry.comment instanceof Comment ? entry.comment.content : "";
      const declared = readTypes(comment);
      for (const [name, type] of declared) fileTypes.set(name, type);
      const first = messages.get(id);
      if (first) problems.push({ file, line, id, text: `repeats line ${first.line}.` });
      messages.set(id, {
        ...{ id, name: toName(id), file, line, parts, node: entry, tag },
        declared: declared.map(([name]) => name),
        isLines: /(^|\n)@lines/.test(comment),
        max: Number(/(?:^|\n)@max (\d+)/.exec(comment)?.[1]) || undefined,
      });
    }
    files.set(file, messages);
    types.set(file, fileTypes);
  }
  return { catalog: { tag, files, types }, problems };
}

/**
 * Returns a catalog with the messages of `base` that `catalog` replaces or lacks. Parts, bounds and the kind of
 * a message are those of English.
 */
export function extendCatalog(base: Catalog, catalog: Catalog): Catalog {
  const files = new Map<string, ReadonlyMap<string, Message>>();
  for (const file of new Set([...base.files.keys(), ...catalog.files.keys()])) {
    const messages = new Map(base.files.get(file));
    for (const [id, message] of catalog.files.get(file) ?? []) {
      const first = messages.get(id);
      const inherited = first && { ...inherit(first), original: { message: first, catalog: base } };
      const node = first ? withAttributes(message.node, first.node) : message.node;
      messages.set(id, { ...message, ...inherited, node });
    }
    files.set(file, messages);
  }
  return { tag: catalog.tag, files, types: base.types };
}

function withAttributes(node: MessageNode | Term, { attributes }: MessageNode | Term) {
  const names = node.attributes.map(({ id }) => id.name);
  const others = attributes.filter(({ id }) => !names.includes(id.name));
  if (!others.length) return node;
  const copy = node.clone();
  copy.attributes.push(...others);
  return copy;
}

const inherit = ({ parts, isLines, max, declared }: Message) => ({ parts, isLines, max, declared });

/** A message of the file, or a shared one. */
export const findMessage = ({ files }: Catalog, file: string, id: string): Message | undefined =>
  files.get(file)?.get(id) ?? files.get(SHARED)?.get(id);

export const findType = ({ types }: Catalog, file: string, name: string): Type | undefined =>
  types.get(file)?.get(name) ?? types.get(SHARED)?.get(name);

/** Text as code and pages see it: variables, bold words, no-break spaces and folded lines replaced. */
export function readText(value: string, isLines: boolean): string {
  const marked = value
    .replaceAll(ASTERISK, "*")
    .replaceAll("**", BOLD)
    .replaceAll("~", "\u00a0")
    .replace(
      /(?<![A-Za-z\u00c0-\u024f\d_])_(\p{L}{1,4}[′₀-₉]?)_(?![A-Za-z\u00c0-\u024f\d_])/gu,
      "*$1*",
    );
  return isLines ? marked : closeUp(marked.replace(/\n+/g, " "));
}
