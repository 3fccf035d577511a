/** Reads and checks the JSON files that arguments name. */
import { readAdapterConfig } from "../models/adapter-config.js";
import { shapesOfConfig } from "../models/config.js";
import type { Option } from "../options.js";

/**
 * Returns the content of the file that an option of this type names. Throws LoraError if the content describes
 * no model or adapter.
 */
export function readContent(
  type: Option["type"],
  file: string,
  readJson: (file: string) => unknown,
): unknown {
  const content = readJson(file);
  if (type === "config") readAdapterConfig(content);
  else shapesOfConfig(content);
  return content;
}
