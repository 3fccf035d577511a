/// <reference lib="dom" />
/** Reads the adapter file that a reader has chosen. Runs in a worker, because only workers can read parts of files at once. */
import {
  type Adapter,
  makeComparable,
  type Open,
  readAdapter,
  readScaling,
} from "../../src/adapter/index.js";
import { LoraError } from "../../src/errors.js";

/** An adapter file and its adapter_config.json, if the reader has chosen it. */
export interface ChosenFile {
  readonly adapter: File;
  readonly config: File | undefined;
}

/** The overlaps of two adapters' modules, as `Adapter.compare` returns them. */
export type Overlaps = ReturnType<NonNullable<Adapter["compare"]>>;

/** The progress, the result or the error. */
export type Reply =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | {
      readonly kind: "adapters";
      readonly adapters: readonly Adapter[];
      /** Of the first with the second adapter. Undefined if their modules differ. */
      readonly overlaps: Overlaps;
    }
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

function read({ adapter: file, config }: ChosenFile): Adapter {
  const reader = new FileReaderSync();
  const { name, size } = file;
  const source = {
    name,
    size,
    read: (from: number, to: number) =>
      new Uint8Array(reader.readAsArrayBuffer(file.slice(from, to))),
  };
  const scaling = config && readScaling(parse(config));
  const report = (done: number, total: number) => reply({ kind: "progress", done, total });
  const open: Open = (use) => use({ source, scaling, report });
  return makeComparable(readAdapter(source, scaling, { report }), open);
}

const toShapes = ({ updates }: Adapter) =>
  JSON.stringify(updates.map(({ path, d, k }) => [path, d, k]));

addEventListener("message", ({ data }: MessageEvent<readonly ChosenFile[]>) => {
  try {
    const adapters = data.map(read);
    const [first, second] = adapters as [Adapter, Adapter?];
    const isSame = second && toShapes(first) === toShapes(second);
    const overlaps = isSame ? first.compare!(second) : undefined;
    reply({ kind: "adapters", adapters, overlaps });
  } catch (error) {
    if (!(error instanceof LoraError)) throw error;
    reply({ kind: "error", message: error.message });
  }
});
