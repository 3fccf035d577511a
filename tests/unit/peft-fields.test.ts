/** Compares the effect of every key of PEFT's configuration classes with PEFT's, as tests/oracle/fields.py saved it. */
import { afterAll, describe, expect, it } from "vitest";
import { methods } from "../../src/counts/methods/index.js";
import { detectMethod, keysWithoutShape, peftKeys, readKey } from "../../src/counts/peft-config.js";
import { adapterFileBytes, countMethod, LoraError } from "../../src/index.js";
import { sampled } from "../support/draws.js";
import { reference } from "../support/published.js";

/** The result of PEFT: numbers, or "=" if they are the same as without the key, or PEFT's error. */
type Outcome = readonly [trainable: number, all: number, bytes: number] | string;

interface Tried {
  readonly required: Readonly<Record<string, unknown>>;
  readonly base: Outcome;
  readonly fields: Readonly<
    Record<string, { readonly default: unknown; readonly tried: readonly [unknown, Outcome][] }>
  >;
}

const { model, methods: tried } = reference<{
  readonly model: object;
  readonly methods: Readonly<Record<string, Tried>>;
}>("peft-fields.json");

const counted = Object.entries(tried).filter(
  ([type]) => methods[detectMethod({ peft_type: type })],
);

function ours(config: object) {
  try {
    const input = { model, config, baseDtype: "float32" } as const;
    return [countMethod(input), adapterFileBytes(input)];
  } catch (error) {
    if (error instanceof LoraError) return error.message;
    throw error;
  }
}

/** Keys that save_pretrained changes: in training, PEFT uses the other value. */
const AFTER_TRAINING = ["inference_mode"];

/** Returns whether an error names the key, or our option for it, and the given value. */
function isNamed(error: string, type: string, key: string, value: unknown): boolean {
  const content = { peft_type: type, [key]: value };
  const [option = key] = Object.keys(readKey(key, value, content) ?? {});
  return new RegExp(`\\b(${key}|${option})\\b.*; (got |it is missing)`).test(error);
}

/** Returns whether PEFT counts with a value as without it, counts otherwise, or rejects the value. */
const getKind = ([, outcome]: readonly [unknown, Outcome]) =>
  typeof outcome !== "string" ? "other" : outcome === "=" ? "equal" : "rejected";

/** The number of values with each outcome. */
const tally = { equal: 0, rejected: 0, "rejected by PEFT": 0 };
afterAll(() => console.log(`values of PEFT's keys: ${JSON.stringify(tally)}`));

describe.each(counted)("the keys of %s", (type, { required, base, fields }) => {
  const countWith = (changes: object) => ours({ peft_type: type, ...required, ...changes });

  it("are the keys of PEFT's class", () => {
    const { PEFT: shared, [type]: keys } = peftKeys();
    expect(Object.keys({ ...shared, ...keys }).sort()).toEqual(Object.keys(fields).sort());
  });

  it("have no effect if they have their defaults or null", () => {
    const optional = Object.entries(fields).filter(([key]) => !(key in required));
    const defaults = optional.map(([key, { default: standard }]) => [key, standard]);
    expect(countWith({})).toEqual([base[0], base[2]]);
    expect(countWith(Object.fromEntries(defaults))).toEqual(countWith({}));
    expect(countWith(Object.fromEntries(optional.map(([key]) => [key, null])))).toEqual(
      countWith({}),
    );
  });

  it("count as in PEFT, or are rejected by name", () => {
    const wrong: string[] = [];
    for (const [key, { tried }] of Object.entries(fields))
      for (const [value, result] of sampled(tried, getKind)) {
        if (AFTER_TRAINING.includes(key) || value === null) continue;
        const answer = countWith({ [key]: value });
        const expected = result === "=" ? base : result;
        const isPeftError = typeof expected === "string";
        tally[
          isPeftError ? "rejected by PEFT" : typeof answer === "string" ? "rejected" : "equal"
        ]++;
        const isRight =
          typeof expected === "string"
            ? // A value that PEFT's training rejects changes no shape.
              typeof answer === "string" || keysWithoutShape.includes(key)
            : typeof answer === "string"
              ? isNamed(answer, type, key, value)
              : `${answer}` === `${[expected[0], expected[2]]}`;
        if (!isRight) wrong.push(`${key}=${JSON.stringify(value)}: ${answer}, PEFT ${expected}`);
      }
    expect(wrong).toEqual([]);
  });
});
