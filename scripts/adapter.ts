/** Adapter files on the command line. */
import type { Adapter } from "../src/adapter/adapter.js";
import { listUpdates } from "../src/adapter/table.js";
import type { Drawing } from "../src/figures/figure.js";

/** Matches names of files that contain weights. All formats but safetensors are rejected with a fix. */
const ADAPTER = /\.(?:safetensors|bin|pt|pth|ckpt|gguf)$/i;

/** Returns whether an argument names a file with weights. */
export const isAdapterFile = (argument: string): boolean => ADAPTER.test(argument);

/**
 * Returns a drawing of adapters whose table has a row for each module in CSV. Reports assumed factors and ignored magnitudes.
 */
export function withUpdates(drawing: Drawing, adapters: readonly Adapter[]): Drawing {
  if (adapters.some(({ isScaleAssumed }) => isScaleAssumed))
    process.stderr.write(
      "lora-visualizer: α/r is assumed to be 1, because there is no adapter_config.json beside the adapter\n",
    );
  if (adapters.some(({ hasMagnitudes }) => hasMagnitudes))
    process.stderr.write(
      "lora-visualizer: DoRA's magnitudes are ignored, so the numbers are those of s·BA, not of DoRA's complete change\n",
    );
  const [adapter, against] = adapters;
  // The table of two adapters has its rows.
  if (!adapter || against) return drawing;
  return { ...drawing, table: () => ({ ...drawing.table(), data: listUpdates(adapter) }) };
}
