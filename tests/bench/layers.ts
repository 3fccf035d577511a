/** Measures whether counts and file sizes take longer for a model with more layers. */
import { adapterFileBytes, countModel } from "../../src/counts/index.js";
import { smallLlama } from "../support/configs.js";
import { compare, timed } from "./rounds.js";
import type { Row } from "./table.js";

const ROUNDS = 15;

/** Counts LoRA on all linear modules and on some layers, and the bytes of several methods' files. */
function count(layers: number): void {
  const model = smallLlama(layers);
  const targets = ["q_proj", "down_proj"];
  countModel({ model, rank: 4, targets: ["all-linear"], bias: "all" });
  countModel({ model, rank: 4, targets, layersToTransform: [0, layers - 1] });
  for (const method of ["lora", "dora", "ln-tuning", "tinylora", "adaption-prompt", "vera"])
    adapterFileBytes({
      model,
      method,
      ...(["ln-tuning", "adaption-prompt"].includes(method) ? {} : { rank: 4, targets }),
    });
}

export async function benchLayers(): Promise<Row[]> {
  const times = await compare(
    { few: timed(() => count(32)), many: timed(() => count(2 ** 31)) },
    ROUNDS,
  );
  const task = "counts and files of a model with 2^31 layers";
  return [
    { task, ...times.time("many"), unit: "ms" },
    {
      task: `${task}: our time / that with 32 layers`,
      ...times.ratio("many", "few"),
      unit: "x",
      max: 20,
    },
  ];
}
