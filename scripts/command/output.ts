/** The command's output, to a file or to standard output, and its errors. */
import { styleText } from "node:util";
import { FileError } from "../../plugin/files.js";
import { type OutputFile, writeFiles } from "../../plugin/output.js";
import { toMessage } from "../../src/errors.js";

/** An error that `main` reports in one line. */
class CommandError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(toMessage(message), options);
  }
}

/** An error in the command line. */
export class UsageError extends CommandError {}

/** An error of a command whose command line is right. */
export class WorkError extends CommandError {}

/** Returns what `load` imports. Throws WorkError if markdown-it, which the command needs, is not installed. */
export async function loadFor<T>(command: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new WorkError(`${command} needs the package markdown-it: npm install markdown-it`);
  }
}

type Style = Parameters<typeof styleText>[0];

/** Returns the text in a style if the stream is a terminal with colors, and NO_COLOR is not set. */
export const styled = (style: Style, text: string, stream: NodeJS.WriteStream): string =>
  styleText(style, text, { stream });

/** Writes a line about an error or, in yellow, an assumption to the standard error. */
export function notify(message: string, color: "red" | "yellow" = "red"): void {
  process.stderr.write(`${styled(color, "lora-visualizer:", process.stderr)} ${message}\n`);
}

/** Writes files as `writeFiles` does. A file with the path "-" is printed to standard output. */
export async function write(...files: readonly OutputFile[]): Promise<void> {
  await writeFiles(files.filter((file) => file.path !== "-"));
  for (const file of files) if (file.path === "-") await print(file.content);
}

/** Writes to standard output. Ignores readers that stop early, such as `head`. Throws FileError. */
export function print(content: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") resolve();
      else reject(new FileError("standard output", error));
    };
    process.stdout.on("error", fail);
    process.stdout.write(content, (error) => {
      // After an error, the listener must stay until the stream emits it.
      if (error) return;
      process.stdout.off("error", fail);
      resolve();
    });
  });
}
