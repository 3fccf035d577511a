/// <reference lib="dom" />
/** The adapter files that the reader has chosen. They are read in the browser, in a worker. */
import type { Adapter } from "../../src/adapter/index.js";
import { adapter as figure } from "../../src/figures/adapter/index.js";
import { make } from "../scripts/dom.js";
import type { ChosenFiles, Reply } from "./adapter-worker.js";

const words = {
  choose: "Choose an adapter file and its adapter_config.json. They stay in your browser.",
  reading: (name: string) => `Reading ${name} …`,
  progress: (done: number, total: number) => `Reading module ${done + 1} of ${total} …`,
  noAdapter: "Choose an adapter_model.safetensors, perhaps with its adapter_config.json.",
  failed: (name: string) => `${name} could not be read.`,
  /** The remark on an adapter that no chosen file replaces. */
  example: "This is an example adapter. To draw yours, choose its file in the options.",
} as const;

const adapters = new Map<string, Adapter>();

/** Returns the name of a file without its folder. */
const toName = (file: unknown) => String(file).replace(/^.*[\\/]/, "");

/** Returns the chosen adapter of this name, or an example. */
export const readAdapter = (file: string): object =>
  adapters.get(toName(file)) ?? figure.examples[0]!.file;

/** Returns the remark on the figure or number of a tag, if it names an adapter file that the reader has not chosen. */
export function remarkOn(named: ReadonlyMap<string, unknown>): string | undefined {
  const files = ["file", "against"].filter((name) => named.has(name));
  const hasExample = files.some((name) => !adapters.has(toName(named.get(name))));
  return hasExample ? words.example : undefined;
}

const isConfig = ({ name }: File) => name.endsWith(".json");

/** Returns a field for files. Calls `use` with the name of an adapter file that has been read. */
export function createFileField(use: (name: string) => void): HTMLElement {
  const input = make("input", { type: "file", multiple: true });
  const status = make("output", {});
  let worker: Worker | undefined;
  input.oninput = (event) => {
    // The form would read the field of the name.
    event.stopPropagation();
    worker?.terminate();
    const files = [...(input.files ?? [])];
    const file = files.find((item) => !isConfig(item));
    status.textContent = file ? words.reading(file.name) : words.noAdapter;
    if (!file) return;
    const current = new Worker(new URL("../adapter-worker/adapter-worker.js", import.meta.url));
    worker = current;
    current.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (data.kind === "progress") status.textContent = words.progress(data.done, data.total);
      else {
        current.terminate();
        status.textContent = data.kind === "error" ? data.message : "";
        if (data.kind === "error") return;
        adapters.set(file.name, data.adapter);
        use(file.name);
      }
    };
    current.onerror = () => {
      status.textContent = words.failed(file.name);
    };
    current.postMessage({ adapter: file, config: files.find(isConfig) } satisfies ChosenFiles);
  };
  return make("div", {}, make("label", { className: "tick" }, words.choose, input), status);
}
