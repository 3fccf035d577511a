/** Reads adapter files with the configuration beside them. */
import { lstatSync, readSync } from "node:fs";
import path from "node:path";
import { type Adapter, readAdapter } from "../src/adapter/adapter.js";
import { readScaling, type Scaling } from "../src/adapter/config.js";
import { LoraError } from "../src/errors.js";
import { MAX_BYTES, NotReadable, useRegularFile } from "../src/render/read.js";
import { TagError } from "../src/tag/values.js";
import { assertInProject, describeFileError, readJson } from "./files.js";
import { Progress } from "./progress.js";

const CONFIG = "adapter_config.json";

/** Returns the updates in an adapter file below the working directory. Throws TagError. */
export function readProjectAdapter(folder: string, name: string): Adapter {
  const file = assertInProject(folder, name);
  assertInProject(path.dirname(file), CONFIG);
  return readAdapterFile(file);
}

/**
 * Returns the updates in an adapter file. Reads α and the ranks from the adapter_config.json in the same folder, if there
 * is one. Shows a progress bar. Throws TagError.
 */
export function readAdapterFile(file: string): Adapter {
  const displayPath = path.relative(process.cwd(), file).replaceAll("\\", "/");
  const config = path.join(path.dirname(file), CONFIG);
  const scaling = readScalingFile(config);
  let progress: Progress | undefined;
  const report = (done: number, total: number) => {
    progress ??= new Progress(total, "modules");
    progress.show(done);
  };
  try {
    return useRegularFile(file, MAX_BYTES.adapter, (descriptor, size) =>
      readAdapter(
        {
          name: path.basename(file),
          size,
          read: (from, to) => readRange(descriptor, from, to),
        },
        scaling,
        report,
      ),
    );
  } catch (error) {
    if (error instanceof LoraError) throw new TagError(`${displayPath}: ${error.message}`, file);
    // Errors of the system have a code. Others are errors of this program.
    if (!(error instanceof NotReadable) && !(error as NodeJS.ErrnoException).syscall) throw error;
    throw new TagError(`cannot read ${displayPath}: ${describeFileError(error)}`, file);
  } finally {
    progress?.end();
  }
}

/** Returns what an adapter_config.json states, or undefined if there is no such file. Throws TagError. */
function readScalingFile(file: string): Scaling | undefined {
  // A broken link is a file that cannot be read.
  if (!lstatSync(file, { throwIfNoEntry: false })) return undefined;
  let scaling: Scaling | undefined;
  readJson(file, (content) => {
    scaling = readScaling(content);
  });
  return scaling;
}

/** The maximum number of bytes that one call reads. Node's own limit is 2³¹ − 1. */
const MAX_READ = 2 ** 30;

/** Returns the bytes of an open file from `from` up to `to`. Throws NotReadable if the file has become shorter. */
export function readRange(descriptor: number, from: number, to: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(to - from);
  for (let at = 0; at < bytes.length; ) {
    const count = readSync(descriptor, bytes, at, Math.min(MAX_READ, bytes.length - at), from + at);
    if (count === 0) throw new NotReadable("it has changed while it was read");
    at += count;
  }
  return bytes;
}
