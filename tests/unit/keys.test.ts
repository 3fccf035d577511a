/** The keys that change shapes, which tests/oracle/shapes.py finds in transformers' classes. */
import { describe, expect, it } from "vitest";
import { countModel, LoraError } from "../../src/index.js";
import { families, shapesOfConfig } from "../../src/models/config.js";
import { getShapeKeys } from "../../src/models/keys.js";
import { baseParameters } from "../../src/models/model.js";
import { reference } from "../support/published.js";

interface Key {
  readonly default: unknown;
  readonly changesShapes: boolean;
  readonly isUntried?: boolean;
}

const { types } = reference<{
  readonly types: Readonly<Record<string, { readonly keys: Readonly<Record<string, Key>> }>>;
}>("oracle-keys.json");

/** Returns another value of the same kind. */
const other = (value: unknown) => (typeof value === "boolean" ? !value : 2);

/** Returns the keys that are rejected by name although transformers allows another value. */
const rejected = (type: string) =>
  Object.entries(getShapeKeys(type).defaults)
    .filter(([name, value]) => {
      try {
        shapesOfConfig({ model_type: type, [name]: other(value) });
        return false;
      } catch (error) {
        return error instanceof LoraError && /not modeled/.test(error.message);
      }
    })
    .map(([name]) => name);

const known = families.filter((type) => type !== "internlm2");

describe("the table of keys", () => {
  it.each(known)("has every key of %s that changes shapes, with its default", (type) => {
    const { defaults } = getShapeKeys(type);
    const changing = Object.entries(types[type]!.keys).filter(
      ([name, { changesShapes }]) => changesShapes && !name.includes(".") && name !== "num_labels",
    );
    expect(defaults).toMatchObject(
      Object.fromEntries(changing.map(([name, key]) => [name, key.default])),
    );
  });

  it("lists the keys that are not modeled and are therefore rejected by name", () => {
    const all = Object.fromEntries(known.map((type) => [type, rejected(type)]));
    expect(Object.entries(all).filter(([, names]) => names.length)).toMatchInlineSnapshot(`
      [
        [
          "gpt2",
          [
            "add_cross_attention",
          ],
        ],
        [
          "gpt_bigcode",
          [
            "add_cross_attention",
          ],
        ],
        [
          "bert",
          [
            "add_cross_attention",
          ],
        ],
        [
          "roberta",
          [
            "add_cross_attention",
          ],
        ],
        [
          "xlm-roberta",
          [
            "add_cross_attention",
          ],
        ],
        [
          "deberta-v2",
          [
            "attention_head_size",
            "conv_groups",
          ],
        ],
      ]
    `);
  });

  it("lists the keys that could not be tried", () => {
    const names = Object.values(types).flatMap(({ keys }) =>
      Object.keys(keys).filter((name) => keys[name]!.isUntried),
    );
    expect([...new Set(names)].sort()).toMatchInlineSnapshot(`
      [
        "head_dim",
        "layer_types",
        "per_layer_config",
        "rope_parameters",
        "suppress_tokens",
        "vision_config.rope_parameters",
      ]
    `);
  });
});

describe("a configuration", () => {
  it.each([
    ["gpt2", "gpt2"],
    ["bert", "bert-base-uncased"],
    ["distilbert", "distilbert-base-uncased"],
    ["llama", "Llama-2-7b-hf"],
    ["mixtral", "Mixtral-8x7B-v0.1"],
    ["whisper", "whisper-tiny"],
  ])(
    "has the defaults of its class if it has no values, and then equals a published model: %s",
    (type, model) => {
      const base = (modelOrConfig: string | object) =>
        countModel({ model: modelOrConfig, rank: 1, targets: "all-linear" });
      expect(base({ model_type: type }).base).toBe(base(model).base);
    },
  );

  it("is rejected if it has a key that is not modeled, unless the value is the default", () => {
    const gpt2 = { model_type: "gpt2", n_layer: 2, n_embd: 48, n_head: 2 };
    const base = (config: object) => baseParameters(shapesOfConfig(config));
    expect(base({ ...gpt2, add_cross_attention: false })).toBe(base(gpt2));
    expect(() => base({ ...gpt2, add_cross_attention: true })).toThrow(
      /add_cross_attention of the config must be false, its default.*; got true/,
    );
  });

  it("may use aliases of keys", () => {
    const { n_embd: _, ...gpt2 } = { model_type: "gpt2", n_layer: 2, n_embd: 48, n_head: 2 };
    const { config: _given, ...shapes } = shapesOfConfig({ ...gpt2, hidden_size: 48 });
    expect(shapesOfConfig({ ...gpt2, n_embd: 48 })).toMatchObject(shapes);
  });
});

describe("a misspelled key", () => {
  const small = {
    model_type: "llama",
    hidden_size: 120,
    num_hidden_layers: 2,
    num_attention_heads: 12,
    vocab_size: 100,
  };
  /** Returns the configuration with a key under another name. */
  const rename = (config: object, key: string, name: string) =>
    Object.fromEntries(
      Object.entries(config).map(([other, value]) => [other === key ? name : other, value]),
    );

  it("is rejected with the correct key, even if its default causes another error", () => {
    // 12 heads do not divide the default hidden size, 4096.
    expect(() => shapesOfConfig(rename(small, "hidden_size", "hiden_size"))).toThrow(
      /^there is no key "hiden_size"; did you mean hidden_size\?$/,
    );
    const nested = { model_type: "llava", text_config: { hiden_size: 120 } };
    expect(() => shapesOfConfig(nested)).toThrow(
      'there is no key "text_config.hiden_size"; did you mean text_config.hidden_size?',
    );
    const gptj = { model_type: "gptj", n_embd: 128, n_haed: 4 };
    expect(() => shapesOfConfig(gptj)).toThrow("did you mean n_head?");
  });

  it("is rejected in every type, for each key that changes shapes", () => {
    const faults = known.flatMap((type) => {
      const { defaults, aliases } = getShapeKeys(type);
      const names = [...Object.keys(defaults), ...Object.keys(aliases)];
      const swapped = names
        .map((name) => [name, name.replace(/(\w)(\w)(?=\w?$)/, "$2$1")] as const)
        .filter(([name, typo]) => name.length > 3 && typo !== name);
      return swapped.flatMap(([name, typo]) => {
        try {
          shapesOfConfig({ model_type: type, [typo]: defaults[name] });
          return [`${type} ${typo}`];
        } catch (error) {
          return (error as Error).message.endsWith(`; did you mean ${name}?`)
            ? []
            : [String(error)];
        }
      });
    });
    expect(faults).toEqual([]);
  });

  it("is allowed beside the correct key or its alias, and if it resembles no key", () => {
    const model = shapesOfConfig(small).modules;
    for (const extra of [{ hiden_size: 1 }, { quantization: {} }, { label2id: { a: 0 } }])
      expect(shapesOfConfig({ ...small, ...extra }).modules).toEqual(model);
    const gpt2 = { model_type: "gpt2", hidden_size: 48, n_embed: 1 };
    expect(() => shapesOfConfig(gpt2)).not.toThrow();
    const labeled = { ...small, architectures: ["LlamaForSequenceClassification"] };
    expect(() => shapesOfConfig({ ...labeled, label2id: { a: 0 } })).not.toThrow();
  });

  it("is never a key of transformers' class of the type", () => {
    const keys = known.flatMap((type) => Object.keys(types[type]!.keys).map((key) => [type, key]));
    expect(keys.length).toBeGreaterThan(1000);
    for (const [model_type, key] of keys)
      for (const name of ["LlamaModel", "BertForSequenceClassification"]) {
        const read = () => shapesOfConfig({ model_type, architectures: [name], [key!]: null });
        try {
          read();
        } catch (error) {
          expect((error as Error).message).not.toMatch(/there is no key/);
        }
      }
  });
});
