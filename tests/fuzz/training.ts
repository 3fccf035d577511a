/** Draws training steps, compares their memory with that of transformers and PEFT, and keeps the cases. */
import { appendFileSync } from "node:fs";
import { isLinear } from "../../src/counts/model.js";
import { countModel, LoraError, type TrainingMemory } from "../../src/index.js";
import {
  computeErrors,
  computeMemory,
  type Drawn,
  isStateExact,
  isWithinError,
  type TrainingRun,
} from "../support/training-oracle.js";
import { generateConfigs, type Scale } from "./configs.js";
import type { Description, Oracle } from "./oracle.js";
import type { Random } from "./random.js";
import { namesFrom } from "./runs.js";

const WORDS = [16, 65, 500, 4000, 32_000, 150_000];
const LAYERS = [1, 1, 2, 2, 3, 4, 5, 6];
/** Each number of heads divides each size, and leaves an even number. */
const SCALES: readonly Scale[] = [
  { sizes: [64, 128, 256, 512, 1024, 2048], counts: [1, 2, 4, 8, 16, 32] },
  { sizes: [96, 192, 384, 768, 1536], counts: [1, 2, 3, 4, 6, 8, 12] },
  { sizes: [80, 160, 320, 640, 1280, 2560], counts: [1, 2, 4, 5, 8, 10] },
].map((scale) => ({ ...scale, words: WORDS, layers: LAYERS }));

/** Classes of models that are trained to predict words or the kinds of images. */
const TRAINED = /(ForCausalLM|LMHeadModel|ForConditionalGeneration|ForImageClassification)$/;

/** Returns a whole number with a uniformly distributed logarithm. */
const logarithmic = (from: number, to: number, random: Random) =>
  Math.round(from * (to / from) ** random.next());

/** Draws a training step. Throws LoraError for a configuration that we reject. */
function drawRun(on: Drawn["on"], random: Random): TrainingRun {
  const { modules } = countModel({ model: on, rank: 1, targets: ["all-linear"] });
  const paths = modules.filter(isLinear).map(({ path }) => path);
  const isImage = on.model_type === "vit";
  return {
    method: random.pick(["full", "lora", "lora", "dora"]),
    targets: random.chance(0.3) ? "all-linear" : namesFrom(paths, random),
    rank: logarithmic(1, 256, random),
    batch: logarithmic(1, 16, random),
    ...(!isImage && { sequence: logarithmic(4, 2000, random) }),
    precision: random.pick(["bf16", "mixed", "fp32"]),
    checkpointing: random.chance(0.5),
    isPadded: !isImage && random.chance(0.35),
  };
}

/** The comparisons of a model type. */
interface Row {
  cases: number;
  outside: number;
  invalid: number;
  rejected: number;
  activations: number;
  peak: number;
}

/** Counts comparisons for each type, and prints those that are outside the stated error. */
export class Comparison {
  readonly #rows = new Map<string, Row>();
  readonly #reasons = new Map<string, number>();

  #row(type: string): Row {
    const row = this.#rows.get(type) ?? {
      cases: 0,
      outside: 0,
      invalid: 0,
      rejected: 0,
      activations: 0,
      peak: 0,
    };
    this.#rows.set(type, row);
    return row;
  }

  countCases = (type: string): number => this.#row(type).cases;

  fail(type: string, kind: "invalid" | "rejected", reason: string) {
    this.#row(type)[kind]++;
    const line = `${type} ${kind}: ${reason.slice(0, 150)}`;
    this.#reasons.set(line, (this.#reasons.get(line) ?? 0) + 1);
  }

  add({ on, run, bytes }: Drawn) {
    let ours: TrainingMemory;
    try {
      ours = computeMemory({ on, run });
    } catch (error) {
      if (!(error instanceof LoraError)) throw error;
      this.fail(on.model_type, "rejected", error.message);
      return;
    }
    const row = this.#row(on.model_type);
    const [activations, peak] = computeErrors(ours, bytes);
    row.cases++;
    row.activations = Math.max(row.activations, Math.abs(activations));
    row.peak = Math.max(row.peak, Math.abs(peak));
    const isExact = isStateExact(ours, run, bytes);
    if (isExact && isWithinError([activations, peak])) return;
    row.outside++;
    const percent = [activations, peak].map((error) => `${(100 * error).toFixed(2)} %`);
    console.log(
      `${isExact ? "" : "wrong state, "}activations ${percent[0]}, peak ${percent[1]} (${ours.peak.moment}): ` +
        JSON.stringify({ on, run, bytes }),
    );
  }

  get outside(): number {
    return [...this.#rows.values()].reduce((sum, { outside }) => sum + outside, 0);
  }

  /** Returns a line for each type, and the most frequent reasons why draws were not compared. */
  summary(): string {
    const percent = (error: number) => `${(100 * error).toFixed(2)} %`;
    const lines = [...this.#rows].map(
      ([type, { cases, outside, activations, peak, invalid, rejected }]) =>
        `${type.padEnd(12)} ${cases} cases, ${outside} outside, largest error of activations ` +
        `${percent(activations)}, of peaks ${percent(peak)}; ${invalid} invalid, ${rejected} rejected here`,
    );
    const reasons = [...this.#reasons].sort(([, a], [, b]) => b - a).slice(0, 30);
    const cases = [...this.#rows.values()].reduce((sum, row) => sum + row.cases, 0);
    return [
      ...reasons.map(([reason, count]) => `${count} ${reason}`),
      ...lines,
      `${cases} cases, ${this.outside} outside`,
    ].join("\n");
  }
}

/** The number of training steps to draw for each configuration. */
const RUNS = 2;

/** Where training steps come from, and when to stop. */
interface Draws {
  readonly oracle: Oracle;
  readonly description: Description;
  readonly random: Random;
  readonly isDone: () => boolean;
}

/** Draws training steps, adds them to the comparison, and appends them to the file. */
export async function compareTrainings(
  types: readonly string[],
  { oracle, description, random, isDone }: Draws,
  comparison: Comparison,
  file: string,
) {
  const trained = {
    ...description,
    types: Object.fromEntries(types.map((type) => [type, only(description, type)])),
  };
  const sources = new Map(
    types.map(
      (type) => [type, generateConfigs(type, trained, random, { scales: SCALES })] as const,
    ),
  );
  while (!isDone()) {
    const candidates = random.pickSome(types, 3);
    const type = candidates.reduce((rarest, other) =>
      comparison.countCases(other) < comparison.countCases(rarest) ? other : rarest,
    );
    const source = sources.get(type)!;
    const on = source.draw() as Drawn["on"];
    for (let count = 0; count < RUNS; count++) {
      let run: TrainingRun;
      try {
        run = drawRun(on, random);
        computeMemory({ on, run });
      } catch (error) {
        if (!(error instanceof LoraError)) throw error;
        comparison.fail(type, "rejected", error.message);
        break;
      }
      const bytes = await oracle.train(on, run);
      if (!("peak" in bytes)) {
        comparison.fail(type, "invalid", bytes.rejected ?? bytes.crashed ?? "");
        break;
      }
      const { frozen, trained, gradients, optimizer, activations, peak } = bytes;
      const drawn = {
        on,
        run,
        bytes: { frozen, trained, gradients, optimizer, activations, peak },
      };
      source.keep(on);
      comparison.add(drawn);
      appendFileSync(file, `${JSON.stringify(drawn)}\n`);
    }
  }
}

/** A key that changes the shapes of T5 only with a file. */
const TIED = { tie_word_embeddings: { kinds: ["bool"], default: true } };

/** Returns the description of a type with only the classes that are trained. */
function only({ types }: Description, type: string): Description["types"][string] {
  const { classes, keys } = types[type]!;
  return {
    classes: classes.filter((name) => TRAINED.test(name)),
    keys: type.endsWith("t5") ? { ...keys, ...TIED } : keys,
  };
}
