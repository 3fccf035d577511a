/** Compares the table of models with audited shapes and with config.json files. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shapesOfConfig } from "../../src/counts/config.js";
import { withExperts } from "../../src/counts/experts.js";
import { asLoaded } from "../../src/counts/families/t5.js";
import { countParameters, type ParameterGroup } from "../../src/counts/groups.js";
import { parseModel } from "../../src/counts/line.js";
import { findModel, models } from "../../src/counts/lookup.js";
import { allBiases, baseParameters, isLinear, type Published } from "../../src/counts/model.js";
import { MODELS } from "../../src/counts/table.js";
import { bertLarge, configs } from "../support/configs.js";
import { reference } from "../support/published.js";

interface Shapes {
  readonly ids: readonly string[];
  readonly type: string;
  readonly layers: number;
  readonly hidden?: number;
  readonly kvWidth?: number;
  readonly modules: readonly (readonly [
    path: string,
    d: number,
    k: number,
    layers: number,
    perLayer: number,
    hasBias: boolean,
  ])[];
  readonly other?: number;
  readonly biases?: number;
  readonly tunedNorms?: number;
  readonly source: string;
}

/** Returns the number of parameters in the norms of layers and the last norm. */
const tunedNorms = (groups: readonly ParameterGroup[]): number =>
  countParameters(groups.filter(({ kind }) => kind === "LayerNorm" || kind === "RMSNorm"));

/** The reference names parameters outside linear modules by kind. We use transformers' names. */
type Audited = Omit<Shapes, "other"> & { readonly other?: Readonly<Record<string, number>> };

/** The audited shapes, in an older format. */
const audited = reference<readonly Audited[]>("model-shapes.json").map(
  ({ other, ...shapes }): Shapes =>
    other
      ? { ...shapes, other: Object.values(other).reduce((sum, numel) => sum + numel, 0) }
      : shapes,
);

const byPath = (modules: Shapes["modules"]) =>
  modules.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));

/** Returns a model in the format of the reference, which has experts and routers as in transformers 4. */
function getShapes(model: Published): Shapes {
  const { modules } = withExperts("separate", model);
  // Routers that are not linear modules count as other parameters.
  const routers = modules.filter((module) => !isLinear(module));
  const routed = routers.reduce((sum, { d, k, layers }) => sum + d * k * layers, 0);
  return JSON.parse(
    JSON.stringify({
      ids: model.ids,
      type: model.type,
      layers: model.layers,
      hidden: model.hidden,
      kvWidth: model.kvWidth,
      modules: byPath(
        modules
          .filter(isLinear)
          .map(({ path, d, k, layers, perLayer, hasBias }) => [
            path,
            d,
            k,
            layers,
            perLayer,
            hasBias,
          ]),
      ),
      other: model.other && countParameters(model.other) + routed,
      biases: allBiases(model),
      tunedNorms: model.other && tunedNorms(model.other),
      source: model.source,
    }),
  );
}

const rows = MODELS.trim()
  .split("\n")
  .map((row) => row.split(" | "));
const configured = rows.flatMap(([ids = "", config = ""]) =>
  config.startsWith("{")
    ? [[ids, JSON.parse(config) as Readonly<Record<string, unknown>>] as const]
    : [],
);

describe("the table of models", () => {
  it.each(audited.map((model) => [model.ids[0]!, model] as const))(
    "has the shapes of %s",
    (id, shapes) => {
      const actual = getShapes(models().find((model) => model.id === id)!);
      expect(actual).toEqual({ ...shapes, modules: byPath(shapes.modules) });
    },
  );

  it("has all audited models in their order, and no id twice", () => {
    const ids = models().flatMap((model) => model.ids);
    const known = audited.flatMap((model) => model.ids);
    expect(ids.filter((id) => known.includes(id))).toEqual(known);
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length);
  });

  it("has a configuration in each row whose model a family can compute", () => {
    console.log(`models by configuration: ${configured.length} of ${rows.length}`);
    const families = new Set(configured.map(([, { model_type }]) => model_type));
    expect(families.size).toBe(42);
    const shapes = models().filter(
      ({ ids }) => !configured.some(([item]) => item === ids.join(", ")),
    );
    expect(shapes.filter(({ other, type }) => other && families.has(type))).toEqual([]);
    expect(configured.length).toBeGreaterThanOrEqual(102);
  });

  it.each(configured)("has no unread value in the row of %s", (_ids, config) => {
    expect(Object.keys(config).filter((name) => !isRead(config, name))).toEqual([]);
    // A misspelled name is a control.
    expect(isRead({ ...config, tie_embeddings: true }, "tie_embeddings")).toBe(false);
  });

  it.each([
    ["weights wte", /must be a whole number from 1/],
    ["weights 0", /must be a whole number from 1/],
    ["layernorm ln_f 8", /kind must be one of weights, .*; got "layernorm ln_f 8"/],
    ["ln_f 8", /kind must be one of/],
    ["toString ln_f 8", /kind must be one of/],
    ["LayerNorm ln_f 7", /ln_f must be even: half of a LayerNorm is biases/],
    ["biased conv 8", /parameters must be one number/],
    ["weights wte 8+8", /parameters must be one number/],
  ])("rejects a row with the group %j", (group, message) => {
    const row = (text: string) => `a | custom | 1 | 8 |  | ${text} | w 8x8 1 | paper`;
    expect(() => parseModel(row(group))).toThrow(message);
    expect(parseModel(row("LayerNorm ln_f 8")).other).toHaveLength(1);
  });

  it.each(["w 8x8", "w 8 1", "w 8x8 1 c", "8x8 1 b"])(
    "rejects a row with the module %j",
    (module) => {
      const row = (text: string) => `a | custom | 1 | 8 |  | partial | ${text} | paper`;
      expect(() => parseModel(row(module))).toThrow(/^module must be of the form/);
      expect(parseModel(row("w 8x8 1 b")).modules).toHaveLength(1);
    },
  );
});

/** Returns the source files that a file imports, directly or not, for more than types. */
function imported(file: URL, visited = new Set<string>()): Set<string> {
  if (visited.has(file.href)) return visited;
  visited.add(file.href);
  const lines = readFileSync(file, "utf8").matchAll(
    /^(?:import|export) (?!type )[^;]*? from "(\..*)\.js";/gm,
  );
  for (const [, path] of lines) imported(new URL(`${path}.ts`, file), visited);
  return visited;
}

it.each(["count.ts", "line.ts"])("%s can be bundled for browsers without the table", (name) => {
  const room = new URL("../../src/counts/", import.meta.url);
  const outside = ["table.ts", "lookup.ts", "config.ts", "families/llama.ts"];
  const findImports = (file: string) => {
    const all = imported(new URL(file, room));
    return outside.filter((name) => all.has(new URL(name, room).href));
  };
  expect(findImports(name)).toEqual([]);
  // index.ts, which imports them, is a control.
  expect(findImports("index.ts")).toEqual(outside);
});

/** Returns whether an impossible value changes the model or is an error. */
function isRead(config: Readonly<Record<string, unknown>>, name: string): boolean {
  const getText = (values: object) => {
    const { config: _, ...shapes } = shapesOfConfig(values);
    return JSON.stringify(shapes);
  };
  const shapes = getText(config);
  try {
    return getText({ ...config, [name]: "?" }) !== shapes;
  } catch {
    return true;
  }
}

describe("a config.json", () => {
  it.each(Object.entries(configs))("has its shapes as published: %s", (id, config) => {
    const { modules, other, layers, hidden, kvWidth } = findModel(id);
    expect(asLoaded(shapesOfConfig(config))).toMatchObject({
      modules,
      other,
      layers,
      hidden,
      kvWidth,
    });
  });

  it("is counted even if the table lacks its model", () => {
    expect(baseParameters(shapesOfConfig(bertLarge))).toBe(335_141_888 - 1024 * 1025);
  });

  it("is rejected if its model_type is unknown, and the error names the families", () => {
    expect(() => shapesOfConfig({ model_type: "mamba" })).toThrow(
      /one of llama, mistral, .* or \d+ more \(lora-visualizer --list-models shows types\); .*; got "mamba"/,
    );
    expect(() => shapesOfConfig({ model_type: "toString" })).toThrow(/one of llama/);
    expect(() => shapesOfConfig([])).toThrow(/an object/);
  });

  it("is rejected with a suggestion if its model_type is misspelled", () => {
    expect(() => shapesOfConfig({ model_type: "GPT-NeoX" })).toThrow(
      /^model_type of the config must be one of \d+ types \(did you mean gpt_neox\?\); got "GPT-NeoX"$/,
    );
    expect(() => shapesOfConfig({ model_typ: "llama" })).toThrow(
      'there is no key "model_typ"; did you mean model_type?',
    );
    const llava = { model_type: "llava", text_config: { model_type: "LLaMA" } };
    expect(() => shapesOfConfig(llava)).toThrow(/did you mean llama\?/);
  });
});
