/** The results for every family and method that `npm run oracle` writes, and our results for the same runs. */
import { measured } from "./oracle.js";
import type { PeftRun } from "./peft.js";
import { reference } from "./published.js";

/** Trainable and added parameters, bytes of the file, and a shortened digest. */
export type Row = readonly [number, number, number, string];

export interface GridRun extends PeftRun {
  readonly on: string;
  /** Absent if PEFT raises an error. */
  readonly expected?: Row;
}

type Config = Readonly<Record<string, unknown>> & { readonly model_type: string };
type Arguments = NonNullable<PeftRun["config"]>;

interface Grid {
  readonly configs: Readonly<Record<string, Config>>;
  /** Names of configurations in families.json. */
  readonly also: readonly string[];
  /** Arguments by lists of types, "llama mistral", and by a name for each set. */
  readonly sets: Readonly<Record<string, Arguments>>;
}

interface Oracle {
  readonly versions: Readonly<Record<string, string>>;
  readonly models: Readonly<Record<string, { readonly all: number }>>;
  readonly runs: readonly (PeftRun & {
    /** Trainable and all parameters, bytes of the file and of its header, and the digest. */
    readonly on: Readonly<Record<string, readonly [number, number, number, number, string]>>;
    readonly rejected: Readonly<Record<string, readonly string[]>>;
  })[];
}

/** Returns the grid's configurations, and the runs for each of them. */
export function readGrid() {
  const { also, sets, ...grid } = reference<Grid>("../oracle/methods.json");
  const families = reference<Pick<Grid, "configs">>("../oracle/families.json").configs;
  const { versions, runs, ...methods } = reference<Oracle>("oracle-methods.json");
  const models = { ...reference<Oracle>("oracle-families.json").models, ...methods.models };
  const configs: Grid["configs"] = {
    ...grid.configs,
    ...Object.fromEntries(also.map((item) => [item, families[item]!])),
  };
  const findSet = (on: string) =>
    Object.entries(sets).find(([types]) => types.split(" ").includes(configs[on]!.model_type))![1];
  const withArguments = (run: PeftRun, on: string): GridRun => {
    const config = Object.entries(run.config ?? {}).map(([argument, value]) => {
      const stands = typeof value === "string" && value.startsWith("$");
      return [argument, stands ? findSet(on)[value.slice(1)] : value];
    });
    return { ...run, on, config: Object.fromEntries(config) };
  };
  const flat = runs.flatMap(({ on: built, rejected, ...run }): GridRun[] => [
    ...Object.entries(built).map(([on, [trainable, all, bytes, , digest]]) => ({
      ...withArguments(run, on),
      expected: [trainable, all - models[on]!.all, bytes, digest] as const,
    })),
    ...Object.values(rejected)
      .flat()
      .map((on) => withArguments(run, on)),
  ]);
  return { versions, configs, runs: flat };
}

/** Computes the row of a run with this project. Throws LoraError. */
export function computeRow(config: object, run: PeftRun): Row {
  const actual = measured(config, run);
  return [actual.trainable, actual.added, actual.fileBytes, actual.digest.slice(0, 8)];
}
