/** The keys that change shapes, which tests/oracle/shapes.py finds in transformers' classes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { families, shapesOfConfig } from "../../src/counts/config.js";
import { getShapeKeys } from "../../src/counts/keys.js";
import { baseParameters } from "../../src/counts/model.js";
import { countModel, LoraError } from "../../src/index.js";
import { runs } from "../support/draws.js";
import { reference } from "../support/published.js";

interface Key {
  readonly default: unknown;
  readonly kinds: readonly string[];
  readonly changesShapes: boolean;
  readonly isUntried?: boolean;
}

const { types } = reference<{
  readonly types: Readonly<Record<string, { readonly keys: Readonly<Record<string, Key>> }>>;
}>("oracle-keys.json");

/** Keys that only some classes check. */
const SPECIAL = ["is_decoder", "is_encoder_decoder", "add_cross_attention", "tie_word_embeddings"];

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

/** Types whose heads share the model's width, and the keys of both. */
const HEADS = [
  ["gpt2", "n_embd", "n_head"],
  ["gpt_bigcode", "n_embd", "n_head"],
  ["gptj", "n_embd", "n_head"],
  ["gpt_neox", "hidden_size", "num_attention_heads"],
  ["bloom", "hidden_size", "n_head"],
  ["opt", "hidden_size", "num_attention_heads"],
  ["falcon", "hidden_size", "num_attention_heads"],
  ["llama", "hidden_size", "num_attention_heads"],
  ["gemma2", "hidden_size", "num_attention_heads"],
  ["stablelm", "hidden_size", "num_attention_heads"],
  ["bert", "hidden_size", "num_attention_heads"],
  ["roberta", "hidden_size", "num_attention_heads"],
  ["xlm-roberta", "hidden_size", "num_attention_heads"],
  ["distilbert", "dim", "n_heads"],
  ["deberta-v2", "hidden_size", "num_attention_heads"],
  ["modernbert", "hidden_size", "num_attention_heads"],
  ["whisper", "d_model", "encoder_attention_heads"],
  ["whisper", "d_model", "decoder_attention_heads"],
] as const;

const isAccepted = (config: object): boolean => {
  try {
    shapesOfConfig(config);
    return true;
  } catch (error) {
    if (error instanceof LoraError) return false;
    throw error;
  }
};

describe("a configuration with which transformers cannot build a model", () => {
  it.each(HEADS)("is rejected if heads do not divide the width: %s", (model_type, width, heads) => {
    // Both numbers of Whisper's heads, so that only the drawn number may be wrong.
    const others = {
      num_key_value_heads: 1,
      encoder_attention_heads: 1,
      decoder_attention_heads: 1,
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 1, max: 24 }),
        (count, half) => {
          const config = { model_type, ...others, [width]: 16 * half, [heads]: count };
          const isOdd = (16 * half) / count > 4 && (16 * half) % (2 * count) !== 0;
          const isRotated = model_type === "falcon" || model_type === "llama";
          const fits = (16 * half) % count === 0 && !(isRotated && isOdd);
          expect(isAccepted(config)).toBe(fits);
        },
      ),
      { numRuns: runs(40) },
    );
  });

  it.each(known.filter((type) => "pad_token_id" in getShapeKeys(type).defaults))(
    "is rejected if the padding token is outside the vocabulary: %s",
    (model_type) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 50 }),
          fc.integer({ min: -60, max: 60 }),
          (rows, token) => {
            const config = { model_type, vocab_size: rows, pad_token_id: token };
            expect(isAccepted(config)).toBe(token === 0 || (token < rows && token >= -rows));
          },
        ),
        { numRuns: runs(20) },
      );
    },
  );

  it("is rejected with its default padding token, and the error says so", () => {
    expect(() => shapesOfConfig({ model_type: "phi3", vocab_size: 64 })).toThrow(
      "pad_token_id of the config must be null or a token from -64 to 63, because vocab_size is 64 and the default is 32000; it is missing",
    );
  });

  it.each(known)("is rejected for a value of a kind that no class accepts: %s", (model_type) => {
    const wrong = Object.entries(types[model_type]!.keys).flatMap(([name, { kinds }]) => {
      // Some classes list the values of a key.
      if (name.includes(".") || SPECIAL.includes(name) || kinds.includes("values")) return [];
      const others = [
        ...(kinds.includes("dict") ? [] : [{ a: 1 }]),
        ...(kinds.includes("list") ? [] : [[1]]),
        ...(kinds.some((kind) => kind === "str") ? [] : ["no such value"]),
        ...(kinds.some((kind) => ["float", "int"].includes(kind)) ? [] : [1.5]),
      ];
      return others
        .filter((value) => isAccepted({ model_type, [name]: value }))
        .map((value) => [name, value]);
    });
    expect(wrong).toEqual([]);
  });

  it("is not rejected for a foreign key, or for the defaults of its class", () => {
    for (const model_type of known) {
      expect(isAccepted({ model_type, summary_first: null, another: { a: 1 } }), model_type).toBe(
        true,
      );
      const given = Object.entries(types[model_type]!.keys).filter(
        ([name, key]) =>
          !name.includes(".") && !key.isUntried && key.default !== null && !SPECIAL.includes(name),
      );
      for (const [name, key] of given)
        expect(isAccepted({ model_type, [name]: key.default }), `${model_type} ${name}`).toBe(true);
    }
  });

  it("is rejected if layer_types has another length than the layers, or an unknown type", () => {
    const qwen = { model_type: "qwen3", num_hidden_layers: 2 };
    const full = "full_attention";
    expect(isAccepted({ ...qwen, layer_types: [full, "sliding_attention"] })).toBe(true);
    for (const layer_types of [[], [full], [full, full, full], [full, "full"]])
      expect(isAccepted({ ...qwen, layer_types })).toBe(false);
  });

  it("is rejected if a head of odd width is rotated as a whole", () => {
    const llama = { model_type: "llama", hidden_size: 28, num_attention_heads: 4 };
    expect(() => shapesOfConfig(llama)).toThrow(/^num_attention_heads .* even width; got 7$/);
    expect(isAccepted({ ...llama, rope_parameters: { partial_rotary_factor: 0.5 } })).toBe(true);
    expect(isAccepted({ ...llama, head_dim: 8 })).toBe(true);
    expect(isAccepted({ ...llama, head_dim: 9 })).toBe(false);
  });

  it("is rejected for StableLM if head_dim is not the quotient that all shapes depend on", () => {
    const stablelm = {
      model_type: "stablelm",
      hidden_size: 54,
      num_attention_heads: 3,
      num_key_value_heads: 3,
    };
    expect(isAccepted({ ...stablelm, head_dim: 18 })).toBe(true);
    expect(() => shapesOfConfig({ ...stablelm, head_dim: 10 })).toThrow(
      "head_dim of the config must be omitted or 18, the hidden_size divided by num_attention_heads; got 10",
    );
  });
});
