/** Checks the JSON files that arguments name. */
import { modelOfContent, readAdapterConfig } from "../counts/index.js";
import type { Option } from "../options.js";

/**
 * Throws LoraError if the content of the file that an option of this type names describes no model or
 * adapter.
 */
export function checkContent(type: Option["type"], content: unknown): void {
  if (type === "config") readAdapterConfig(content);
  else modelOfContent(content);
}
