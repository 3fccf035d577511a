/// <reference lib="dom" />
/** Reads the adapter files that the reader has chosen, in a worker. Loaded with the first files. */
import type { Adapter } from "../../src/adapter/index.js";
import type { ChosenFile, Reply } from "./adapter-worker.js";

const words = {
  reading: (name: string) => `Reading ${name} …`,
  progress: (done: number, total: number) => `Reading module ${done + 1} of ${total} …`,
  noAdapter: "Choose an adapter_model.safetensors, perhaps with its adapter_config.json.",
  failed: (name: string) => `${name} could not be read.`,
} as const;

let worker: Worker | undefined;

const isConfig = ({ name }: File) => name.endsWith(".json");

/** Returns adapter files, each with its configuration: the only one, or the one in the same place of the list. */
function pairFiles(files: readonly File[]): ChosenFile[] {
  const configs = files.filter(isConfig);
  return files
    .filter((file) => !isConfig(file))
    .slice(0, 2)
    .map((adapter, index) => ({ adapter, config: configs[configs.length > 1 ? index : 0] }));
}

/** Reads files into `adapters`, shows the progress in `status` and calls `use` with the names. Ends an earlier reading. */
export function readFiles(
  files: readonly File[],
  adapters: Map<string, Adapter>,
  status: HTMLElement,
  use: (name: string, against?: string) => void,
): void {
  worker?.terminate();
  const chosen = pairFiles(files);
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
}
