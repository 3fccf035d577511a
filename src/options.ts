/**
 * Describes and validates the options of figures, tags, tables, the command and the plugin. Each option is
 * described once. Error messages, controls, flags, the reference and test inputs are derived from it.
 */

import { MAX_ITEMS, MAX_MODELS } from "./bounds.js";
import { assertNames, LoraError, limitCount, wholeNumber } from "./errors.js";
import { exact } from "./number-format.js";
import { formatAllowed, hintAtNumber, oneOf } from "./suggestions.js";

/** The control with which readers change an option if scripts run. */
export type Control =
  | {
      readonly kind: "slider";
      /** Even steps, powers of two and the values halfway between them, or a list of values. */
      readonly scale: "linear" | "log2" | readonly number[];
      /** The ends of the slider, or the name of the input's member that has the end. Larger values extend it. */
      readonly min: number;
      readonly max: number | string;
      /** The option that this option follows while a checkbox is ticked. */
      readonly sameAs?: string;
    }
  | { readonly kind: "choice" }
  | { readonly kind: "tick" };

interface Description {
  /** The meaning, as a phrase for the reference and help texts. */
  readonly about: string;
  /** The default as text. An option without a default is required. */
  readonly default?: string;
  /** A description of the allowed values. */
  readonly allowed?: string;
  /** The control of an interactive figure that changes the value. */
  readonly control?: Control;
  /** Whether the option has an effect only on a page, not on a picture. */
  readonly isForPages?: boolean;
}

/** An option with its description and the function that reads its values. */
export interface Option<T = unknown> extends Description {
  readonly type:
    | "number"
    | "numbers"
    | "names"
    | "text"
    | "boolean"
    | "choice"
    | "model"
    | "models"
    | "config"
    | "adapter"
    | "sizes";
  readonly allowed: string;
  /** The smallest number. */
  readonly min?: number;
  /** The largest number. */
  readonly max?: number;
  /** Options that limit this number, such as `d` and `k` for the rank. */
  readonly atMost?: readonly string[];
  /** Whether the number must be whole. */
  readonly isWhole?: boolean;
  /** The usual name of the file whose content the option takes. */
  readonly usualFile?: string;
  /** The values of a choice. */
  readonly values?: readonly string[];
  /** Throws LoraError for modules of an adapter file that are not allowed, before their weights are read. */
  checkModules?(paths: readonly string[]): void;
  /** Converts the value, which may be text, to the option's type. Returns undefined if it is not allowed. */
  read(value: unknown): T | undefined;
  /**
   * Returns the values of the options `names` that this option's value contains, such as an
   * adapter_config.json. Values in `given` override them.
   */
  valuesIn?(value: T, given: Values, names: readonly string[]): Values;
}

/** Options by name. */
export type Options = Readonly<Record<string, Option>>;
/** Values by option, not yet validated. */
export type Values = Readonly<Record<string, unknown>>;

type ValueOf<O> = O extends Option<infer T> ? T : never;
type Optional<O> = { [K in keyof O]: O[K] extends { default: string } ? K : never }[keyof O];

// The mapped types have no `as`, with which editors would not show the comments of options on their values.
/** The values of options, all given. */
export type FullInput<O> = { readonly [K in keyof O]: ValueOf<O[K]> };
type PartialInput<O> = { readonly [K in keyof O]?: ValueOf<O[K]> | undefined };

/** The values of options that must be given, because they have no default. */
export type RequiredInput<O> = FullInput<Omit<O, Optional<O>>>;
/** The values of options that have a default. */
export type OptionalInput<O> = PartialInput<Pick<O, Optional<O>>>;

/** Validated values in the types of their options. */
export type InputOf<O> = RequiredInput<O> & OptionalInput<O>;

interface Range extends Description {
  readonly min?: number;
  /** The maximum. If it is absent, `atMost` names the limits, or the caller checks the value. */
  readonly max?: number;
  readonly atMost?: readonly string[];
  readonly isWhole?: boolean;
}

/**
 * Returns numeric text as a number, because templates and shells pass text. Returns other values unchanged, also
 * "4.000", which can mean 4000.
 */
function numeric(value: unknown): unknown {
  const isNumeric = typeof value === "string" && /^\s*-?\d+(\.(?!000\s*$)\d+)?\s*$/.test(value);
  return isNumeric ? Number(value) : value;
}

export function number<const S extends Range>(description: S): S & Option<number> {
  const { min = 0, max, isWhole = true, allowed } = description;
  const noun = isWhole ? "a whole number" : "a number";
  const range = `${noun} from ${exact(min)}${max === undefined ? "" : ` to ${exact(max)}`}`;
  const read = (value: unknown): number | undefined => {
    const parsed = numeric(value);
    if (typeof parsed !== "number") return undefined;
    const isAllowed =
      max === undefined ||
      (parsed >= min && parsed <= max && (!isWhole || Number.isInteger(parsed)));
    return isAllowed ? parsed : undefined;
  };
  return { ...description, type: "number", allowed: allowed ?? range, isWhole, read };
}

export function numbers<const S extends Description & { allowed: string }>(
  description: S,
): S & Option<readonly number[]> {
  const read = (value: unknown): readonly number[] | undefined => {
    // A template language may pass the list as text.
    if (typeof value === "string" && /^\[?[\d\s,]+\]?$/.test(value.trim()))
      return (value.match(/\d+/g) ?? []).map(Number);
    // `every` skips the holes of a sparse list. The copy has undefined in their place.
    const isList =
      Array.isArray(value) &&
      [...value].every((item) => typeof item !== "object" && /^\s*\d+\s*$/.test(String(item)));
    return isList ? value.map(Number) : undefined;
  };
  return { ...description, type: "numbers", read };
}

export function names<const S extends Description & { allowed: string }>(
  description: S,
): S & Option<readonly string[]> {
  const read = (value: unknown): readonly string[] | undefined => {
    const list: unknown =
      typeof value === "string" ? value.replace(/^\s*\[|\]\s*$/g, "").split(",") : value;
    const isList = Array.isArray(list) && [...list].every((item) => typeof item === "string");
    return isList ? list.map((item: string) => item.trim().replace(/^["']|["']$/g, "")) : undefined;
  };
  return { ...description, type: "names", read };
}

export function text<const S extends Description & { pattern?: RegExp }>(
  description: S,
): S & Option<string> {
  const { pattern } = description;
  const read = (value: unknown) => {
    // A number with decimals may have lost zeros: 3.10 is 3.1.
    const content = Number.isSafeInteger(value) ? String(value) : value;
    return typeof content === "string" && (pattern?.test(content) ?? true) ? content : undefined;
  };
  return { ...description, type: "text", allowed: description.allowed ?? "text in quotes", read };
}

export function boolean<const S extends Description>(description: S): S & Option<boolean> {
  const read = (value: unknown) => {
    if (value === "true" || value === "false") return value === "true";
    return typeof value === "boolean" ? value : undefined;
  };
  return { ...description, type: "boolean", allowed: "true or false", read };
}

export function choice<const V extends string, const S extends Description>(
  values: readonly V[],
  description: S,
): S & Option<V> & { readonly values: readonly V[] } {
  // A value may look like a number, such as a rank.
  const read = (value: unknown) =>
    values.find((item) => item === (typeof value === "number" ? String(value) : value));
  const allowed = oneOf(values);
  return { ...description, type: "choice", values, allowed, read };
}

/** Returns whether the value is an object other than a list. */
export const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A model: an id, or the content of a Hugging Face config.json. */
export function model<const S extends Description & { allowed: string }>(
  description: S,
): S & Option<string | object> {
  const read = (value: unknown) =>
    typeof value === "string" || isObject(value) ? value : undefined;
  return { ...description, type: "model", read };
}

/** A list of models: ids, or contents of config.json files. */
export function models<const S extends Description & { allowed: string }>(
  description: S,
): S & Option<readonly (string | object)[]> {
  const [single, ids] = [model(description), names(description)];
  const read = (value: unknown) => {
    if (!Array.isArray(value)) return ids.read(value);
    const list = [...value].map((item) =>
      single.read(typeof item === "string" ? item.trim() : item),
    );
    return list.every((item) => item !== undefined) ? list : undefined;
  };
  return { ...description, type: "models", read };
}

/** Returns the value in the option's type. Throws LoraError if it is not allowed. */
export function readOption<T>(name: string, option: Option<T>, value: unknown): T {
  const read = option.read(value);
  if (Array.isArray(read))
    limitCount(
      name,
      read.length,
      option.type === "models" ? MAX_MODELS : MAX_ITEMS,
      "a list of",
      "items",
    );
  if (read !== undefined) return read;
  if (option.values) throw new LoraError(name, formatAllowed(option.values, value), value);
  if (option.type !== "number") throw new LoraError(name, option.allowed, value);
  const { allowed, isWhole, max = Number.POSITIVE_INFINITY } = option;
  throw new LoraError(name, allowed + hintAtNumber(value, !isWhole && max <= 1), numeric(value));
}

/** Replaces a value that refers to something, such as page data, by its content. Returns other values unchanged. */
export type Lookup = (name: string, option: Option, value: unknown) => unknown;

/**
 * Validates values by option and returns them in the types of the options. `lookUp` replaces a value before it
 * is validated. Throws LoraError for an unknown option, and for a value that is not allowed or missing.
 */
export function readOptions<O extends Options>(
  options: O,
  values: object,
  lookUp: Lookup = (_name, _option, value) => value,
): InputOf<O> {
  assertNames(values, Object.keys(options));
  const read: Record<string, unknown> = {};
  for (const [name, rawValue] of Object.entries(values)) {
    const value = rawValue === undefined ? rawValue : lookUp(name, options[name]!, rawValue);
    if (value !== undefined) read[name] = readOption(name, options[name]!, value);
  }
  for (const [name, option] of Object.entries(options))
    if (read[name] !== undefined && option.valuesIn)
      for (const [other, value] of Object.entries(
        option.valuesIn(read[name], read, Object.keys(options)),
      ))
        read[other] = readOption(other, options[other]!, value);
  for (const [name, { allowed, default: fallback }] of Object.entries(options))
    if (fallback === undefined && read[name] === undefined)
      throw new LoraError(name, allowed, undefined);
  checkLimits(options, read);
  return read as InputOf<O>;
}

/** Throws LoraError for a number above the value of an option that its `atMost` names. */
export function checkLimits(options: Options, values: Values): void {
  for (const [name, { min = 0, atMost }] of Object.entries(options)) {
    const limits = atMost?.map((limit) => [limit, values[limit]] as [string, number]) ?? [];
    const isKnown = limits.length > 0 && limits.every(([, value]) => value !== undefined);
    if (values[name] === undefined || !isKnown) continue;
    const max = Math.min(...limits.map(([, value]) => value));
    wholeNumber(name, values[name], min, max, () => {
      const list = limits.map(([limit, value]) => `${limit} = ${exact(value)}`);
      return `the smaller of ${list.join(" and ")}`;
    });
  }
}
