/** Reads front matter in YAML, and skips front matter in TOML. */
import { isCollection, parseDocument, visit } from "yaml";
import { MAX_ALIASES } from "./bounds.js";
import { oneLine } from "./errors.js";
import { isObject } from "./options.js";

const BLOCK = /^(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)(?<=\n)(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/;

interface Yaml {
  /** The keys, also those of YAML with errors that precede the first error. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The first error: its offset and its reason. */
  readonly error: { readonly offset: number; readonly reason: string } | undefined;
}

/** The maximum length in characters. The time of aliases grows with their number, times that of all values. */
const MAX_LENGTH = 2 ** 16;
const TOO_DEEP = "it is nested too deeply";

/** Reads YAML. Its data is empty if it is not a mapping. Of repeated keys, the last counts. */
export function readYaml(text: string): Yaml {
  let data: unknown;
  let error: Yaml["error"];
  try {
    const document = parseDocument(text, {
      merge: true,
      prettyErrors: false,
      logLevel: "error",
      // The check compares each key with all others.
      uniqueKeys: false,
    });
    const [fault] = document.errors;
    const isDeep = fault?.code === "RESOURCE_EXHAUSTION";
    error = fault && { offset: fault.pos[0], reason: isDeep ? TOO_DEEP : fault.message };
    let aliases = 0;
    visit(document, {
      Alias() {
        if (++aliases > MAX_ALIASES) throw new Error(`it has more than ${MAX_ALIASES} aliases`);
      },
      Pair(_, { key }) {
        if (!isCollection(key)) return undefined;
        const reason = "a key must be text, as in rank: 8; this one is a list or a mapping";
        error ??= { offset: key.range?.[0] ?? 0, reason };
        // In `toJS`, the time for nested keys grows with the fourth power of their depth.
        return visit.REMOVE;
      },
    });
    data = document.toJS();
  } catch (cause) {
    // Too many aliases, aliases that expand to too many values, or lists too deep for the call stack.
    const { message } = cause as Error;
    const reason = cause instanceof RangeError ? TOO_DEEP : oneLine(message);
    error ??= { offset: 0, reason };
  }
  return { data: isObject(data) ? { ...data } : {}, error };
}

/** Returns the position after the front matter, which is 0 without front matter. */
export const skipFrontMatter = (text: string) => BLOCK.exec(text)?.[0].length ?? 0;

/** Returns the data of a document's front matter. The offset of an error counts from the document's start. */
export function readFrontMatter(text: string): Yaml {
  const [, fence, yaml = ""] = BLOCK.exec(text) ?? [];
  const start = text.indexOf("\n") + 1;
  if (fence !== "---") return { data: {}, error: undefined };
  if (yaml.length > MAX_LENGTH)
    return { data: {}, error: { offset: start, reason: "it has more than 65,536 characters" } };
  const { data, error } = readYaml(yaml);
  return { data, error: error && { ...error, offset: error.offset + start } };
}
