/** The option `config`, the content of an adapter_config.json. */
import { isObject, type Option, type RequiredInput } from "../options.js";
import { readOptionValues } from "./adapter-config.js";

/** The content of an adapter_config.json. Other options override it. */
export const CONFIG = {
  type: "config",
  allowed: "the path of an adapter_config.json",
  default: "none",
  about: "PEFT’s adapter_config.json; other options override its values",
  read: (value: unknown) => (isObject(value) ? value : undefined),
  valuesIn: readOptionValues,
} as const satisfies Option<object>;

/** The arguments of a function, or the content of an adapter_config.json and arguments that override it. */
export type WithConfig<T> =
  | (T & { readonly config?: undefined })
  | (Partial<T> & RequiredInput<{ readonly config: typeof CONFIG }>);
