/** Reads adapter files with the configuration beside them. */
import { createHash } from "node:crypto";
import path from "node:path";
import type { Source } from "../src/adapter/index.js";
import {
  type Adapter,
  makeComparable,
  type Open,
  type OpenFile,
  readAdapter,
  readScaling,
  type Scaling,
} from "../src/adapter/index.js";
import { MAX_ADAPTER } from "../src/bounds.js";
import { LoraError } from "../src/errors.js";
import type { Option } from "../src/options.js";
import { manifest } from "../src/package.js";
import { NotReadable, readRange, useRegularFile } from "../src/render/read.js";
import { type CheckpointShapes, readCheckpoint } from "../src/tag/checkpoint.js";
import { TagError } from "../src/tag/values.js";
import { describeFileError, isMissing, readJson, toDisplayPath } from "./files.js";
import type { Check } from "./json.js";
import { Progress } from "./progress.js";
import type { Store } from "./store.js";

const CONFIG = "adapter_config.json";

/** Returns the path of a file that a tag or an option names, relative to a folder. May throw TagError. */
type Locate = (folder: string, name: string) => string;

/** What was read before: a cache on the disk, and the updates of adapter files by path. */
interface Known {
  readonly cache?: Store | undefined;
  readonly adapters?: Map<string, Adapter>;
}

/** Returns functions that read the files which tags or options name. They throw TagError. */
export const createFileReaders = (
  folder: string,
  locate: Locate,
  { cache, adapters }: Known = {},
) => ({
  readJson: (name: string, check?: Check): unknown => readJson(locate(folder, name), check),

  readAdapter(name: string, check?: Option["checkModules"]): Adapter {
    const file = locate(folder, name);
    locate(path.dirname(file), CONFIG);
    const adapter = adapters?.get(file) ?? readAdapterFile(file, cache, check);
    adapters?.set(file, adapter);
    return adapter;
  },

  readCheckpoint(name: string): CheckpointShapes {
    const find = (name: string) => {
      const file = locate(folder, name);
      return isMissing(file) ? undefined : file;
    };
    return readCheckpoint(name, {
      open(name, use) {
        const file = find(name);
        return file === undefined ? undefined : openSource(file, Number.POSITIVE_INFINITY, use);
      },
      readJson(name) {
        const file = find(name);
        return file === undefined ? undefined : readJson(file);
      },
    });
  },
});

/**
 * Returns the updates in an adapter file. Reads α and the ranks from the adapter_config.json in the same folder, if there
 * is one. Takes the updates from the cache if the content of both files is in it. Shows a progress bar. Throws TagError, also
 * for the LoraError of `check`, which is called before the weights are read.
 */
export function readAdapterFile(
  file: string,
  cache?: Store,
  check?: Option["checkModules"],
): Adapter {
  const open: Open = (use) => openFile(file, use);
  const adapter = openFile(file, ({ source, scaling, content, report }): Adapter => {
    const key = cache && computeKey(source, content);
    const cached = key && cache.readSync(key);
    if (cached) return JSON.parse(Buffer.from(cached).toString());
    const read = readAdapter(source, scaling, { check, report });
    // Node waits until the entry is written.
    if (key) void cache.keep(key, Buffer.from(JSON.stringify(read)));
    return read;
  });
  return makeComparable(adapter, open);
}

/** Calls `use` with the open file, and with its configuration as JSON. Shows a progress bar. Throws TagError. */
function openFile<T>(file: string, use: (file: OpenFile & { content: unknown }) => T): T {
  const { content, scaling } = readConfig(path.join(path.dirname(file), CONFIG));
  let progress: Progress | undefined;
  const report = (done: number, total: number) => {
    progress ??= new Progress(total, "modules");
    progress.show(done);
  };
  try {
    return openSource(file, MAX_ADAPTER, (source) => use({ source, scaling, content, report }));
  } finally {
    progress?.end();
  }
}

/** Calls `use` with the bytes of a regular file of at most `maxBytes` bytes. Throws TagError. */
function openSource<T>(file: string, maxBytes: number, use: (source: Source) => T): T {
  const displayPath = toDisplayPath(file);
  try {
    return useRegularFile(file, maxBytes, (descriptor, size) =>
      use({
        name: path.basename(file),
        size,
        read: (from, to) => readRange(descriptor, from, to),
      }),
    );
  } catch (error) {
    if (error instanceof LoraError) throw new TagError(`${displayPath}: ${error.message}`, file);
    // Errors of the system have a code. Others are errors of this program.
    if (!(error instanceof NotReadable) && !(error as NodeJS.ErrnoException).syscall) throw error;
    throw new TagError(`cannot read ${displayPath}: ${describeFileError(error)}`, file);
  }
}

/** The number of bytes that are hashed at once. */
const CHUNK = 2 ** 20;

/** Returns the SHA-256, in hex, of everything that determines the updates of an adapter, as a cache key. */
function computeKey({ name, size, read }: Source, config: unknown): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([manifest.version, name, size, config ?? null]));
  for (let from = 0; from < size; from += CHUNK)
    hash.update(read(from, Math.min(size, from + CHUNK)));
  return hash.digest("hex");
}

/** Returns the content of an adapter_config.json and what it states; both are absent if there is no such file. Throws TagError. */
function readConfig(file: string): { content?: unknown; scaling?: Scaling | undefined } {
  if (isMissing(file)) return {};
  let scaling: Scaling | undefined;
  const content = readJson(file, (item) => {
    scaling = readScaling(item);
  });
  return { content, scaling };
}
