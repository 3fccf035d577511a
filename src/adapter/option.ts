/** The options `file` and `against`: adapter files whose content the host has read. */
import type { Option } from "../options.js";
import type { Adapter } from "./reader.js";

export const FILE = {
  type: "adapter",
  usualFile: "adapter_model.safetensors",
  allowed: "the path of an adapter_model.safetensors",
  about: "the trained adapter; its adapter_config.json is read from the same folder",
  read: (value: unknown) => (isAdapter(value) ? value : undefined),
} as const satisfies Option<Adapter>;

/** A second adapter, to which the first is compared. */
export const AGAINST = {
  ...FILE,
  about: "a second adapter of the same modules: compares the sizes and the spans of both",
  default: "none",
} as const satisfies Option<Adapter>;

/** Above any number that a file can lead to. Its square is still finite. */
const MAX = 1e100;

const isNumber = (value: unknown, max = MAX): value is number =>
  typeof value === "number" && value >= 0 && value <= max;

/** Type guard, because page data may contain any object. */
function isAdapter(value: unknown): value is Adapter {
  const { updates, others, isScaleAssumed, extra = 0, fileBytes = 0 } = Object(value);
  return (
    Array.isArray(updates) &&
    updates.length > 0 &&
    updates.every(isUpdate) &&
    Array.isArray(others) &&
    others.every((item) => typeof item === "string") &&
    typeof isScaleAssumed === "boolean" &&
    [extra, fileBytes].every((item) => isNumber(item))
  );
}

function isUpdate(value: unknown): boolean {
  const { path, d, k, rank, scale, sigmas } = Object(value);
  return (
    typeof path === "string" &&
    [d, k, rank, scale].every((item) => isNumber(item) && item > 0) &&
    Array.isArray(sigmas) &&
    sigmas.length === rank &&
    sigmas.every((sigma, index) => isNumber(sigma, sigmas[index - 1]))
  );
}
