/** What PEFT and transformers made of a grid, as `npm run oracle` writes it, and what is ours of a run. */
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
  /** Trained or not. */
  readonly added: number;
  readonly fileBytes: number;
  readonly tensors: number;
  /** Of every tensor's name, dtype and shape. */
  readonly digest: string;
}

export interface OracleRun extends PeftRun, Omit<Measured, "added"> {
  readonly on: string;
  /** With the base model's. */
  readonly all: number;
  /** What PEFT refuses has nothing else. */
  readonly error?: string;
}

interface Oracle {
  readonly versions: Readonly<Record<string, string>>;
  readonly models: Readonly<Record<string, { readonly all: number }>>;
  readonly runs: readonly OracleRun[];
}

interface Grid {
  readonly configs: Readonly<Record<string, object>>;
  /** Of families.json's configurations. */
  readonly also?: readonly string[];
}

const gridOf = (name: string) => reference<Grid>(`../oracle/${name}.json`);

export function oracleOf(name: string) {
  const { configs, also = [] } = gridOf(name);
  const more = also.map((item) => [item, gridOf("families").configs[item]!]);
  const all: Grid["configs"] = { ...configs, ...Object.fromEntries(more) };
  return { configs: all, ...reference<Oracle>(`oracle-${name}.json`) };
}

/** Of every tensor's name, dtype and shape, as `npm run oracle` makes it. */
export function digestOf(stored: readonly Stored[]): string {
  const lines = stored.map(({ name, dtype, shape }) => `${name} ${dtype} ${shape.join("x")}`);
  return createHash("sha256").update(lines.sort().join("\n")).digest("hex").slice(0, 16);
}

/** The same of the run by this project. Throws LoraError. */
export const measured = (config: object, run: PeftRun): Measured =>
  measuredOn(shapesOfConfig(config), run);

/** The same on a model's shapes. */
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
