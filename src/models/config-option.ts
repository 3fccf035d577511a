/** The option `config`, the content of an adapter_config.json. */
import { isObject, type Option } from "../options.js";
import { readOptionValues } from "./adapter-config.js";

/** The content of an adapter_config.json. Other options override it. */
export const CONFIG: Option<object> & { readonly default: string } = {
  type: "config",
  allowed: "the path of an adapter_config.json",
  default: "none",
  about: "PEFT’s adapter_config.json; other options override its values",
  read: (value) => (isObject(value) ? value : undefined),
  valuesIn: readOptionValues,
};

/** The arguments of a function, or the content of an adapter_config.json and arguments that override it. */
export type WithConfig<T> =
  | (T & { readonly config?: undefined })
  | (Partial<T> & { readonly config: object });
