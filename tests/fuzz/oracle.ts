/** Starts tests/oracle/fuzz.py, a process that runs cases with transformers and PEFT. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import type { PeftRun } from "../support/peft.js";
import type { Bytes, TrainingRun } from "../support/training-oracle.js";

/**
 * The values that an annotation allows: the name of a type, the values of a literal, or a list or
 * an object of these.
 */
export type Kind = string | Readonly<Record<string, readonly unknown[]>>;

/** A key of a configuration, or an argument of a method. */
export interface Field {
  readonly kinds: readonly Kind[];
  readonly default: unknown;
  /** Texts that the code compares the value with. */
  readonly texts?: readonly string[];
}

export interface Nested {
  readonly type: string;
  readonly keys: Keys;
}

export type Keys = Readonly<Record<string, Field | Nested>>;

export interface Description {
  readonly types: Readonly<
    Record<string, { readonly classes: readonly string[]; readonly keys: Keys }>
  >;
  /** Arguments by PEFT's name of the method. */
  readonly methods: Readonly<Record<string, Readonly<Record<string, Field>>>>;
  readonly versions: Readonly<Record<string, string>>;
}

export type Config = Readonly<Record<string, unknown>>;

/** The modules of a model, whose names have * for numbers, if a forward pass runs. */
export interface Checked {
  /** Why the model cannot be built. All other values are then absent. */
  readonly rejected?: string;
  /** Why a forward pass fails. All other values are then absent. */
  readonly invalid?: string;
  /** The sides of linear modules by name. */
  readonly linear: Readonly<Record<string, readonly number[]>>;
  readonly other: readonly string[];
  readonly layers: number;
  /** The rows of matrices by the names of their modules, and those of the input embeddings. */
  readonly rows: Readonly<Record<string, number>>;
  /** The parameters of experts and routers, which are not linear modules. */
  readonly parameters: readonly string[];
  readonly words: number;
}

export interface Answer {
  readonly trainable?: number;
  readonly all?: number;
  /** Absent for a file that is too large to write. */
  readonly fileBytes?: number;
  /** The error that PEFT or transformers raise on purpose, or with which transformers cannot build the model. */
  readonly rejected?: string;
  /** An unintended error in PEFT. */
  readonly crashed?: string;
}

/** The bytes of a training step, or the error that prevents it. */
type Trained = Bytes | Pick<Answer, "rejected" | "crashed">;

const PYTHON = process.env.LORA_ORACLE_PYTHON ?? "tests/.run/oracle/bin/python";

export interface Oracle {
  describe(types: readonly string[], methods: readonly string[]): Promise<Description>;
  check(config: Config): Promise<Checked>;
  run(config: Config, run: PeftRun): Promise<Answer>;
  train(config: Config, run: TrainingRun): Promise<Trained>;
  /** Returns the CPU seconds that the process has used. */
  seconds(): number;
  close(): void;
}

/** Starts the process. Throws if PEFT is not installed. */
export function startOracle(): Oracle {
  if (!existsSync(PYTHON))
    throw new Error(`${PYTHON} is missing: run \`npm run oracle\` or set LORA_ORACLE_PYTHON`);
  const child = spawn(PYTHON, ["tests/oracle/fuzz.py"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, OMP_NUM_THREADS: "1", HF_HUB_OFFLINE: "1", TQDM_DISABLE: "1" },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let seconds = 0;
  async function ask<T>(question: object): Promise<T> {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`the oracle ended at ${JSON.stringify(question)}`);
    const { cpu, ...answer } = JSON.parse(value);
    seconds = cpu;
    return answer as T;
  }
  return {
    seconds: () => seconds,
    describe: (describe, methods) => ask({ describe, methods }),
    check: (check) => ask({ check }),
    run: (on, run) => ask({ on, ...run }),
    train: (train, run) => ask({ train, ...run }),
    close: () => child.stdin.end(),
  };
}
