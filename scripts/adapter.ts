/** Writes what an adapter file learned as a table. */
import { readAdapterFile } from "../plugin/adapter-file.js";
import { listUpdates } from "../src/adapter/table.js";
import { writeCsv } from "../src/tables/csv.js";
import { WorkError } from "./output.js";

/** Matches names of files that contain weights. All formats but safetensors are rejected with a fix. */
const ADAPTER = /\.(?:safetensors|bin|pt|pth|ckpt|gguf)$/i;

/** Returns whether an argument names a file with weights. */
export const isAdapterFile = (argument: string): boolean => ADAPTER.test(argument);

/** Returns one row of comma-separated values for each module of an adapter file. Throws WorkError. */
export function toAdapterCsv(file: string): string {
  const adapter = readFile(file);
  if (adapter.isScaleAssumed)
    process.stderr.write(
      `lora-visualizer: α/r is assumed to be 1, because there is no adapter_config.json beside ${file}\n`,
    );
  const { head, rows } = listUpdates(adapter);
  return writeCsv([head, ...rows]);
}

function readFile(file: string) {
  try {
    return readAdapterFile(file);
  } catch (error) {
    throw new WorkError((error as Error).message, { cause: error });
  }
}
