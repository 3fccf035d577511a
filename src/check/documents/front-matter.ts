/** Reads front matter in YAML, and skips front matter in TOML. */
import { parseDocument } from "yaml";
import { isObject } from "../../options.js";

const BLOCK = /^(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)(?<=\n)(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/;

interface Yaml {
  /** The keys, also those of YAML with errors that precede the first error. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The first error: its offset and its reason. */
  readonly error: { readonly offset: number; readonly reason: string } | undefined;
}

/** Reads YAML. Its data is empty if it is not a mapping. */
export function readYaml(text: string): Yaml {
  const document = parseDocument(text, { merge: true, prettyErrors: false, logLevel: "error" });
  const [fault] = document.errors;
  let data: unknown;
  let error = fault && { offset: fault.pos[0], reason: fault.message };
  try {
    data = document.toJS();
  } catch (cause) {
    // Aliases that expand to too many values.
    error ??= { offset: 0, reason: (cause as Error).message };
  }
  return { data: isObject(data) ? { ...data } : {}, error };
}

/** Returns the position after the front matter, which is 0 without front matter. */
export const skipFrontMatter = (text: string) => BLOCK.exec(text)?.[0].length ?? 0;

/** Returns the data of a document's front matter. The offset of an error counts from the document's start. */
export function readFrontMatter(text: string): Yaml {
  const [, fence, yaml = ""] = BLOCK.exec(text) ?? [];
  const { data, error } = readYaml(fence === "---" ? yaml : "");
  return { data, error: error && { ...error, offset: error.offset + text.indexOf("\n") + 1 } };
}
