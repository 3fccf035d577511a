/** The option `file`, an adapter file whose content the host has read. */
import { isObject, type Option } from "../options.js";
import type { Adapter } from "./adapter.js";

export const FILE = {
  type: "adapter",
  usualFile: "adapter_model.safetensors",
  allowed: "the path of an adapter_model.safetensors",
  about:
    "the trained adapter, as PEFT saves it; its adapter_config.json is read from the same folder",
  read: (value: unknown) => (isAdapter(value) ? value : undefined),
} as const satisfies Option<Adapter>;

const isAdapter = (value: unknown): value is Adapter =>
  isObject(value) && Array.isArray((value as Adapter).updates);
