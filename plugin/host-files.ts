/** Reads the files that tags name, from the bytes that a host supplies. Opens no files, so that browsers can run it. */
import {
  type Adapter,
  makeComparable,
  type Open,
  readAdapter,
  readScaling,
  type Scaling,
} from "../src/adapter/index.js";
import { LoraError } from "../src/errors.js";
import { readCheckpoint } from "../src/tag/checkpoint.js";
import { type Source, TagError } from "../src/tag/values.js";
import { decodeUtf8 } from "../src/utf8.js";
import { parseJson } from "./json.js";

/**
 * Returns the functions that read JSON files and, once each, adapters. They throw TagError. `readFile` returns the bytes
 * of a file, or undefined if there is no such file.
 */
export function createReaders(
  readFile: (name: string) => Uint8Array | undefined,
): Required<Pick<Source, "readJson" | "readAdapter" | "readCheckpoint">> {
  const find = (name: string): Uint8Array | undefined => {
    try {
      const bytes = readFile(name);
      if (bytes === undefined || bytes instanceof Uint8Array) return bytes;
    } catch (error) {
      const { code, message } = Object(error);
      if (code === "ENOENT") return undefined;
      throw new TagError(`cannot read ${name}: ${message ?? error}`, name);
    }
    throw new TagError(`cannot read ${name}: readFile must return a Uint8Array or undefined`, name);
  };
  const read = (name: string): Uint8Array => {
    const bytes = find(name);
    if (bytes) return bytes;
    throw new TagError(`cannot read ${name}: there is no such file`, name);
  };
  const readScalingFile = (name: string): Scaling | undefined => {
    const bytes = find(name);
    let scaling: Scaling | undefined;
    if (bytes)
      parseJson(
        decode(bytes, name),
        (content) => {
          scaling = readScaling(content);
        },
        name,
      );
    return scaling;
  };
  const toSource = (name: string, bytes: Uint8Array) => ({
    name: name.replace(/^.*[\\/]/, ""),
    size: bytes.length,
    read: (from: number, to: number) => bytes.subarray(from, to),
  });
  const adapters = new Map<string, Adapter>();
  return {
    readJson: (name, check) => parseJson(decode(read(name), name), check, name),
    readCheckpoint: (name) =>
      readCheckpoint(name, {
        open(file, use) {
          const bytes = find(file);
          return bytes && use(toSource(file, bytes));
        },
        readJson(file) {
          const bytes = find(file);
          return bytes && parseJson(decode(bytes, file), undefined, file);
        },
      }),
    readAdapter(name, check) {
      const known = adapters.get(name);
      if (known) return known;
      const open: Open = (use) => {
        const bytes = read(name);
        const [folder = ""] = /^.*[\\/]/.exec(name) ?? [];
        const scaling = readScalingFile(`${folder}adapter_config.json`);
        const source = toSource(name, bytes);
        try {
          return use({ source, scaling });
        } catch (error) {
          if (error instanceof LoraError) throw new TagError(`${name}: ${error.message}`, name);
          throw error;
        }
      };
      const adapter = open(({ source, scaling }) => readAdapter(source, scaling, { check }));
      adapters.set(name, makeComparable(adapter, open));
      return adapter;
    },
  };
}

/** Returns text from UTF-8, without a byte-order mark. Throws TagError. */
function decode(bytes: Uint8Array, name: string): string {
  try {
    return decodeUtf8(bytes).replace(/^\ufeff/, "");
  } catch {
    throw new TagError(`cannot read ${name}: its encoding is not UTF-8; save it as UTF-8`, name);
  }
}
