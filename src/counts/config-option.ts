/** The option `config`, the content of an adapter_config.json. */
import {
  type FullInput,
  isObject,
  type Option,
  type OptionalInput,
  type RequiredInput,
} from "../options.js";
import { readOptionValues } from "./peft-config.js";

/** The content of an adapter_config.json. Other options override it. */
export const CONFIG = {
  type: "config",
  allowed: "the path of an adapter_config.json",
  default: "none",
  about: "PEFT’s adapter_config.json; other options override its values",
  read: (value: unknown) => (isObject(value) ? value : undefined),
  valuesIn: readOptionValues,
} as const satisfies Option<object>;

export const CONFIG_OPTIONS = { config: CONFIG };

/**
 * The arguments of a function with the options O, or the content of an adapter_config.json and arguments that
 * override it. Each option is a property of only one member of the union, because editors show no comment on a
 * property that several members have.
 */
export type WithConfig<O> = OptionalInput<O> &
  (RequiredInput<O> | FullInput<typeof CONFIG_OPTIONS>);
