/** Writes what the command has drawn, to a file or to standard output. */
import { writeWhole } from "../plugin/files.js";

/** A mistake on the command line: one line, exit 1. */
export class UsageError extends Error {}

/** What the system's error codes mean for somebody who named a file. */
export const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file",
  EEXIST: "a part of its path is a file",
  EACCES: "that is not permitted",
  EPERM: "that is not permitted",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "the name is too long",
};

/** The error for what could not be written, with the system's reason. */
export function cannotWrite(output: string, error: unknown): UsageError {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return new UsageError(`cannot write ${output}: ${REASONS[code] ?? message}`);
}

export async function write(output: string, content: Uint8Array | string): Promise<void> {
  if (output === "-") return print(content);
  try {
    await writeWhole(output, content);
  } catch (error) {
    throw cannotWrite(output, error);
  }
}

/** Writes to standard output; a reader who has seen enough, as `head`, is no mistake. */
export function print(content: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") resolve();
      else reject(new UsageError(`cannot write: ${REASONS[error.code ?? ""] ?? error.message}`));
    });
    process.stdout.write(content, (error) => error || resolve());
  });
}
