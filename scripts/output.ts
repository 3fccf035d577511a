/** Writes what the command has drawn, to a file or to standard output. */
import path from "node:path";
import { reasonOf, removeLeftovers, writeWhole } from "../plugin/files.js";
import { fileName, isFileName } from "../plugin/names.js";
import { LoraError } from "../src/errors.js";

/** A mistake on the command line: one line, exit 1. */
export class UsageError extends Error {}

/** Throws FileError, and LoraError for a name that some systems do not take. */
export async function write(output: string, content: Uint8Array | string): Promise<void> {
  if (output === "-") return print(content);
  const { dir, base } = path.parse(output);
  if (!isFileName(base)) throw new LoraError("the output's name", fileName(), base);
  await writeWhole(output, content);
  await removeLeftovers(dir || ".");
}

/** Writes to standard output; a reader who has seen enough, as `head`, is no mistake. */
export function print(content: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") resolve();
      else reject(new UsageError(`cannot write: ${reasonOf(error)}`));
    });
    process.stdout.write(content, (error) => error || resolve());
  });
}
