/** Maps PEFT's names of methods and arguments to ours. */
import { type AdapterOptions, METHOD_OPTIONS } from "../../src/counts/method-tensors.js";
import { methods } from "../../src/counts/methods/index.js";
import { detectMethod, METHODS as PEFT_NAMES, readKey } from "../../src/counts/peft-config.js";

export interface PeftRun {
  readonly method: string;
  readonly config?: Readonly<Record<string, unknown>>;
  /** The base model's dtype. Default: float32. */
  readonly dtype?: "float32" | "bfloat16" | "float16";
  /** autocast_adapter_dtype. Default: true. */
  readonly autocast?: boolean;
  /** Whether experts are separate, as up to transformers 4. */
  readonly experts?: "separate" | undefined;
}

/** Methods that are LoRA with an argument in PEFT, and arguments that PEFT requires. */
const FIXED: Readonly<Record<string, PeftRun>> = {
  rslora: { method: "LORA", config: { use_rslora: true } },
  dora: { method: "LORA", config: { use_dora: true } },
  mica: { method: "LORA", config: { init_lora_weights: "mica" } },
  adalora: { method: "ADALORA", config: { total_step: 100 } },
};

/** PEFT's names of our methods that have a file, and the arguments that select or complete them. */
export const METHODS: Readonly<Record<string, PeftRun>> = Object.fromEntries(
  Object.values(methods)
    .filter(({ noFile }) => !noFile)
    .map(({ name }) => {
      const [other] = Object.entries(PEFT_NAMES).find(([, ours]) => ours === name) ?? [];
      return [name, FIXED[name] ?? { method: other ?? name.toUpperCase().replaceAll("-", "_") }];
    }),
);

/** Returns our input for a run. LoRA-FA is LoRA with an optimizer that freezes A. */
export function toInput(run: PeftRun): AdapterOptions {
  const { method, config = {}, dtype: baseDtype = "float32", autocast = true, experts } = run;
  const content = { ...config, peft_type: method === "LORA_FA" ? "LORA" : method };
  const read = Object.entries(config)
    .flatMap(([key, value]) => Object.entries(readKey(key, value, content) ?? {}))
    .filter(([name, value]) => value !== null && Object.hasOwn(METHOD_OPTIONS, name));
  return {
    ...Object.fromEntries(read),
    method: method === "LORA_FA" ? "lora-fa" : detectMethod(content),
    experts,
    baseDtype,
    dtype: autocast ? "float32" : baseDtype,
  };
}
