/** Compares default targets and options with PEFT's, which tests/oracle/defaults.py reads from its code. */
import { describe, expect, it } from "vitest";
import { families } from "../../src/counts/config.js";
import { DEFAULT_TARGETS, getFeedforwardTargets, TUNED_NORMS } from "../../src/counts/defaults.js";
import { countMethod } from "../../src/counts/index.js";
import { models } from "../../src/counts/lookup.js";
import { methods } from "../../src/counts/methods/index.js";
import { keyOfOption } from "../../src/counts/peft-config.js";
import { METHODS } from "../support/peft.js";
import { reference } from "../support/published.js";

type ByType = Readonly<Record<string, readonly string[]>>;

const peft = reference<{
  readonly targets: Readonly<Record<string, ByType>>;
  readonly feedforward: ByType;
  readonly arguments: Readonly<Record<string, readonly string[]>>;
}>("peft-defaults.json");

/** Every model_type that this package knows. */
const types = new Set([...families, ...models().map(({ type }) => type)]);
const known = (byType: ByType) =>
  Object.fromEntries(Object.entries(byType).filter(([type]) => types.has(type)));

const withTargets = Object.values(methods).flatMap(({ name, adapts, noFile }) =>
  adapts && !noFile ? [[name, adapts] as const] : [],
);

/** Returns the message of the error that the function throws, or "" if it throws none. */
function getMessage(run: () => unknown): string {
  try {
    run();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

/** PEFT builds LoRA-FA, an optimizer, as LoRA. */
const getPeftName = (name: string) => (name === "lora-fa" ? "LORA" : METHODS[name]!.method);

it.each([...withTargets.map(([name]) => name), "ln-tuning"])(
  "%s lacks the options that PEFT's method lacks",
  (name) => {
    const has = (argument: string) => peft.arguments[getPeftName(name)]!.includes(argument);
    expect(has("modules_to_save")).toBe(true);
    const options = {
      excludeModules: ["zzz"],
      layersToTransform: [0],
      bias: "all",
      loraBias: true,
      targetParameters: ["zzz"],
      trainableTokenIndices: [0],
      ensureWeightTying: true,
    };
    for (const [option, value] of Object.entries(options)) {
      const count = () => countMethod({ method: name, model: "gpt2", rank: 1, [option]: value });
      const error = `${option} must be omitted for ${methods[name]!.label}`;
      const isCounted = option !== "targetParameters" || methods[name]!.takesParameters;
      if (has(keyOfOption(option)!) && isCounted) expect(getMessage(count)).not.toContain(error);
      else expect(count).toThrow(error);
    }
  },
);

describe("default targets", () => {
  it.each(withTargets)("are PEFT's for %s on every known type, and no others", (name, adapts) => {
    expect(DEFAULT_TARGETS[adapts]).toEqual(known(peft.targets[getPeftName(name)]!));
  });

  it("are PEFT's for LayerNorm tuning", () => {
    expect(TUNED_NORMS).toEqual(known(peft.targets.LN_TUNING!));
  });

  it("include PEFT's feed-forward modules for (IA)³", () => {
    const ours = [...types].flatMap((type) => {
      const names = getFeedforwardTargets(type);
      return names ? [[type, names] as const] : [];
    });
    expect(Object.fromEntries(ours)).toEqual(known(peft.feedforward));
  });
});
