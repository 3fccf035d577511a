/** Adapter files on the command line. */
import type { Adapter } from "../../src/adapter/adapter.js";

/** Matches names of files that contain weights. All formats but safetensors are rejected with a fix. */
const ADAPTER = /\.(?:safetensors|bin|pt|pth|ckpt|gguf)$/i;

/** Returns whether an argument names a file with weights. */
export const isAdapterFile = (argument: string): boolean => ADAPTER.test(argument);

/** Returns messages about assumed factors, and ignored magnitudes and biases. */
export const listAssumptions = (adapters: readonly Adapter[]): string[] => [
  ...(adapters.some(({ isScaleAssumed }) => isScaleAssumed)
    ? ["α/r is assumed to be 1, because there is no adapter_config.json beside the adapter"]
    : []),
  ...(adapters.some(({ hasMagnitudes }) => hasMagnitudes)
    ? [
        "DoRA's magnitudes are ignored, so the numbers are those of s·BA, not of DoRA's complete change",
      ]
    : []),
  ...(adapters.some(({ hasBiases }) => hasBiases)
    ? ["the biases of lora_B are ignored, so the numbers are those of s·BA alone"]
    : []),
];
