/// <reference lib="dom" />
/** The adapter files that the reader has chosen. They are read in the browser, in a worker. */
import type { Adapter } from "../../src/adapter/index.js";
import { adapter as figure } from "../../src/figures/adapter/index.js";
import { make } from "../scripts/dom.js";
import type { ChosenFile, Reply } from "./adapter-worker.js";

const words = {
  choose:
    "Choose or drop an adapter file and its adapter_config.json, or two adapters to compare. They stay in your browser.",
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

/** Returns adapter files, each with its configuration: the only one, or the one in the same place of the list. */
function pairFiles(files: readonly File[]): ChosenFile[] {
  const configs = files.filter(isConfig);
  return files
    .filter((file) => !isConfig(file))
    .slice(0, 2)
    .map((adapter, index) => ({ adapter, config: configs[configs.length > 1 ? index : 0] }));
}

/** Returns a field for files. Calls `use` with the names of the adapter files that have been read: one, or two to compare. */
export function createFileField(use: (name: string, against?: string) => void): HTMLElement {
  const input = make("input", { type: "file", multiple: true });
  const status = make("output", {});
  let worker: Worker | undefined;
  input.oninput = (event) => {
    // The form would read the field of the name.
    event.stopPropagation();
    worker?.terminate();
    const chosen = pairFiles([...(input.files ?? [])]);
    const [name, other] = chosen.map(({ adapter }) => adapter.name);
    status.textContent = name ? words.reading(name) : words.noAdapter;
    if (!name) return;
    const current = new Worker(new URL("../adapter-worker/adapter-worker.js", import.meta.url));
    worker = current;
    current.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (data.kind === "progress") status.textContent = words.progress(data.done, data.total);
      else {
        current.terminate();
        status.textContent = data.kind === "error" ? data.message : "";
        if (data.kind === "error") return;
        const [first, second] = data.adapters as [Adapter, Adapter?];
        const compare = (against: Adapter) => (against === second ? data.overlaps : undefined);
        adapters.set(name, Object.defineProperty(first, "compare", { value: compare }));
        // Files from different folders have the same name.
        const against = other === name ? `second-${other}` : other;
        if (against && second) adapters.set(against, second);
        use(name, against);
      }
    };
    current.onerror = () => {
      status.textContent = words.failed(name);
    };
    current.postMessage(chosen);
  };
  return make("div", {}, make("label", { className: "tick" }, words.choose, input), status);
}
