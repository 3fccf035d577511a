/**
 * Every family of models against transformers and PEFT themselves: what these make of small
 * configurations of different shapes (tests/oracle/families.json) is data in tests/reference.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allBiases } from "../../src/models/biases.js";
import { families, shapesOfConfig } from "../../src/models/config.js";
import { countOn } from "../../src/models/count.js";
import {
  baseParameters,
  instances,
  type LinearModule,
  type Model,
} from "../../src/models/model.js";
import { reference } from "../support/published.js";

type Config = Readonly<Record<string, unknown>> & { readonly model_type: string };

interface Run {
  readonly on: string;
  readonly config: { readonly r: number; readonly target_modules?: string };
  readonly trainable?: number;
  readonly all?: number;
  readonly error?: string;
}

const grid: { readonly configs: Readonly<Record<string, Config>> } = JSON.parse(
  readFileSync(new URL("../oracle/families.json", import.meta.url), "utf8"),
);
const oracle = reference<{
  readonly models: Readonly<Record<string, { all: number; parameters: readonly string[] }>>;
  readonly runs: readonly Run[];
}>("oracle-families.json");

interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly count: number;
}

const parametersOf = (on: string): Parameter[] =>
  oracle.models[on]!.parameters.map((line) => {
    const [name = "", shape = "", count] = line.split(" ");
    return { name, shape: shape.split("x").map(Number), count: Number(count) };
  });

const numel = ({ shape, count }: Parameter) => shape.reduce((product, one) => product * one, count);
const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
const isBias = ({ name }: Parameter) => /[._]bias$/.test(name);

/** "encoder.SelfAttention.q" is the end of "encoder.block.*.layer.*.SelfAttention.q". */
const endOf = ({ path }: LinearModule, what: string) => {
  const parts = path.split(".").map((part) => part.replace("*", "\\*"));
  return new RegExp(`(^|\\.)${parts.join("\\.(?:(?:layers?|block|h|\\*)\\.)*")}\\.${what}$`);
};

/** Experts that transformers 5 keeps in one tensor are no linear modules there. */
const isExpert = ({ path }: LinearModule) => path.includes("experts.*");

/** Modules that have no parameter of their name, shape, number and bias. */
const unlike = (model: Model, parameters: readonly Parameter[]) =>
  model.modules
    .filter((module) => !isExpert(module))
    .filter((module) => {
      const { d, k, hasBias } = module;
      const sides = model.type === "gpt2" ? [k, d] : [d, k];
      const named = (what: string, shape: readonly number[]) =>
        sum(
          parameters
            .filter((one) => endOf(module, what).test(one.name) && `${one.shape}` === `${shape}`)
            .map(({ count }) => count),
        );
      const biases = named("bias", [d]);
      return (
        named("weight", sides) !== instances(module) || biases !== (hasBias ? instances(module) : 0)
      );
    })
    .map(({ path }) => path);

const names = Object.keys(grid.configs);

describe("a configuration of each family", () => {
  it.each(names)("has the parameters that transformers makes of it: %s", (on) => {
    const model = shapesOfConfig(grid.configs[on]);
    const parameters = parametersOf(on);
    expect(sum(parameters.map(numel))).toBe(oracle.models[on]!.all);
    expect(baseParameters(model)).toBe(oracle.models[on]!.all);
    expect(allBiases(model)).toBe(sum(parameters.filter(isBias).map(numel)));
    expect(unlike(model, parameters)).toEqual([]);
    // The control: one column more.
    const wider = model.modules.map((one, index) => (index ? one : { ...one, k: one.k + 1 }));
    expect(unlike({ ...model, modules: wider }, parameters)).toEqual([model.modules[0]!.path]);
  });

  it("stands at least twice, with different shapes, for every family", () => {
    const missing = families.filter((type) => {
      const own = names.filter((on) => grid.configs[on]!.model_type === type);
      return new Set(own.map((on) => oracle.models[on]!.all)).size < 2;
    });
    expect(missing).toEqual([]);
  });
});

describe("LoRA on a configuration of each family", () => {
  it.each(oracle.runs.map((run) => [run.on, run.config.target_modules ?? "default", run] as const))(
    "is counted as PEFT counts it: %s, %s",
    (on, _targets, { config, trainable, all, error }) => {
      const model = shapesOfConfig(grid.configs[on]);
      const count = () => countOn(model, { rank: config.r, targets: config.target_modules });
      if (error) expect(count).toThrow();
      else expect([count().trainable, count().all]).toEqual([trainable, all]);
    },
  );
});
