/// <reference lib="dom" />
/** Reads the adapter file that a reader has chosen. Runs in a worker, because only workers can read parts of files at once. */
import { type Adapter, readAdapter, readScaling } from "../../src/adapter/index.js";
import { LoraError } from "../../src/errors.js";

/** The adapter file and its adapter_config.json, if the reader has chosen it. */
export interface ChosenFiles {
  readonly adapter: File;
  readonly config: File | undefined;
}

/** The progress, the result or the error. */
export type Reply =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "adapter"; readonly adapter: Adapter }
  | { readonly kind: "error"; readonly message: string };

/** Exists in workers. */
declare const FileReaderSync: new () => {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
  readAsText(blob: Blob): string;
};

const reply = (message: Reply) => postMessage(message);

/** Returns the content of a JSON file. Throws LoraError. */
function parse(file: File): unknown {
  try {
    return JSON.parse(new FileReaderSync().readAsText(file));
  } catch {
    throw new LoraError(file.name, "JSON, as PEFT writes it", "other text");
  }
}

function read({ adapter, config }: ChosenFiles): Adapter {
  const reader = new FileReaderSync();
  const { name, size } = adapter;
  return readAdapter(
    {
      name,
      size,
      read: (from, to) => new Uint8Array(reader.readAsArrayBuffer(adapter.slice(from, to))),
    },
    config && readScaling(parse(config)),
    { report: (done, total) => reply({ kind: "progress", done, total }) },
  );
}

addEventListener("message", ({ data }: MessageEvent<ChosenFiles>) => {
  try {
    reply({ kind: "adapter", adapter: read(data) });
  } catch (error) {
    if (!(error instanceof LoraError)) throw error;
    reply({ kind: "error", message: error.message });
  }
});
