/** The results of PEFT and transformers that `npm run oracle` writes, and our results for the same runs. */
import { createHash } from "node:crypto";
import { shapesOfConfig } from "../../src/counts/config.js";
import { countMethod } from "../../src/counts/index.js";
import { listStoredTensors, listTensors } from "../../src/counts/method-tensors.js";
import { type Stored, safetensorsBytes } from "../../src/counts/safetensors.js";
import { countFrozen } from "../../src/counts/tensors.js";
import { expandGroups } from "./listing.js";
import { type PeftRun, toInput } from "./peft.js";
import { reference } from "./published.js";

interface Measured {
  readonly trainable: number;
  /** All added parameters, trained or not. */
  readonly added: number;
  readonly fileBytes: number;
  readonly tensors: number;
  /** The digest of every tensor's name, dtype and shape. */
  readonly digest: string;
}

export interface OracleRun extends PeftRun, Omit<Measured, "added"> {
  readonly on: string;
  /** Parameters including the base model. */
  readonly all: number;
  /** PEFT's error, if it rejected the run. */
  readonly error?: string;
}

interface Oracle {
  readonly versions: Readonly<Record<string, string>>;
  readonly models: Readonly<Record<string, { readonly all: number }>>;
  readonly runs: readonly OracleRun[];
}

interface Grid {
  readonly configs: Readonly<Record<string, object>>;
  /** Names of configurations in families.json. */
  readonly also?: readonly string[];
}

const readGridFile = (name: string) => reference<Grid>(`../oracle/${name}.json`);

export function readOracle(name: string) {
  const { configs, also = [] } = readGridFile(name);
  const further = also.map((item) => [item, readGridFile("families").configs[item]!]);
  const all: Grid["configs"] = { ...configs, ...Object.fromEntries(further) };
  const { models, runs, versions } = reference<Oracle>(`oracle-${name}.json`);
  const experts = versions.transformers!.startsWith("4") ? ("separate" as const) : undefined;
  return {
    configs: all,
    models: { ...reference<Oracle>("oracle-families.json").models, ...models },
    runs: runs.map((run): OracleRun => ({ ...run, experts })),
    versions,
  };
}

/** Returns the digest of every tensor's name, dtype and shape, as `npm run oracle` computes it. */
export function hashTensors(stored: readonly Stored[]): string {
  const lines = stored.map(({ name, dtype, shape }) => `${name} ${dtype} ${shape.join("x")}`);
  return createHash("sha256").update(lines.sort().join("\n")).digest("hex").slice(0, 16);
}

/** Computes the results of a run with this project. Throws LoraError. */
export function measured(model: object, run: PeftRun): Measured {
  const { dtype, baseDtype, ...input } = toInput(run);
  const shapes = shapesOfConfig(model);
  const stored = listStoredTensors(shapes, { ...input, dtype, baseDtype });
  const all = expandGroups(stored);
  const trainable = countMethod({ model, ...input });
  return {
    trainable,
    added: trainable + countFrozen(listTensors(shapes, input)),
    fileBytes: safetensorsBytes(stored),
    tensors: all.length,
    digest: hashTensors(all),
  };
}
