/** The command's output, to a file or to standard output, and its usage errors. */
import path from "node:path";
import {
  describeFileError,
  fileName,
  isFileName,
  removeLeftovers,
  writeAtomically,
} from "../plugin/files.js";
import { LoraError } from "../src/errors.js";

/** The error of a wrong command line, reported in one line. */
export class UsageError extends Error {}

/** Returns what `load` imports. Throws UsageError if markdown-it, which the command needs, is not installed. */
export async function loadFor<T>(command: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError(`${command} needs the package markdown-it: npm install markdown-it`);
  }
}

/** Writes to a file, or to standard output for "-". Throws FileError, and LoraError for a name that is not portable. */
export async function write(output: string, content: Uint8Array | string): Promise<void> {
  if (output === "-") return print(content);
  const { dir, base } = path.parse(output);
  if (!isFileName(base)) throw new LoraError("the output's name", fileName(), base);
  await writeAtomically(output, content);
  await removeLeftovers(dir || ".");
}

/** Writes to standard output. Ignores readers that stop early, such as `head`. Throws UsageError. */
export function print(content: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") resolve();
      else reject(new UsageError(`cannot write: ${describeFileError(error)}`));
    });
    process.stdout.write(content, (error) => error || resolve());
  });
}
