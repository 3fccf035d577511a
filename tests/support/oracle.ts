/** The results of PEFT and transformers that `npm run oracle` writes, and our results for the same runs. */
import { createHash } from "node:crypto";
import { storedOf, tensorsOf } from "../../src/models/adapter.js";
import { shapesOfConfig } from "../../src/models/config.js";
import type { Model } from "../../src/models/model.js";
import { type Stored, safetensorsBytes } from "../../src/models/safetensors.js";
import { frozenOf, trainedOf } from "../../src/models/tensors.js";
import { inputOf, type PeftRun } from "./peft.js";
import { reference } from "./published.js";

interface Measured {
  readonly trainable: number;
  /** All added parameters, trained or not. */
  readonly added: number;
  readonly fileBytes: number;
  readonly tensors: number;
  /** Digest of every tensor's name, dtype and shape. */
  readonly digest: string;
}

export interface OracleRun extends PeftRun, Omit<Measured, "added"> {
  readonly on: string;
  /** Parameters including the base model. */
  readonly all: number;
  /** PEFT's error, in place of the other results. */
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

const gridOf = (name: string) => reference<Grid>(`../oracle/${name}.json`);

export function oracleOf(name: string) {
  const { configs, also = [] } = gridOf(name);
  const more = also.map((item) => [item, gridOf("families").configs[item]!]);
  const all: Grid["configs"] = { ...configs, ...Object.fromEntries(more) };
  return { configs: all, ...reference<Oracle>(`oracle-${name}.json`) };
}

/** Returns the digest of every tensor's name, dtype and shape, as `npm run oracle` computes it. */
export function digestOf(stored: readonly Stored[]): string {
  const lines = stored.map(({ name, dtype, shape }) => `${name} ${dtype} ${shape.join("x")}`);
  return createHash("sha256").update(lines.sort().join("\n")).digest("hex").slice(0, 16);
}

/** Computes the results of a run with this project. Throws LoraError. */
export const measured = (config: object, run: PeftRun): Measured =>
  measuredOn(shapesOfConfig(config), run);

/** Computes the results of a run on a model's shapes. Throws LoraError. */
export function measuredOn(model: Model, run: PeftRun): Measured {
  const input = inputOf(run);
  const tensors = tensorsOf(model, input);
  const stored = storedOf(model, input);
  const trainable = trainedOf(tensors);
  return {
    trainable,
    added: trainable + frozenOf(tensors),
    fileBytes: safetensorsBytes(stored),
    tensors: stored.length,
    digest: digestOf(stored),
  };
}
