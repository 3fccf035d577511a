/**
 * What a figure, a tag, a table, the command or the plugin can be told: each option is stated once,
 * and its reader checks it for all of them. By hand and not by a schema library: the same statement
 * gives error messages, controls, flags, reference pages and the shapes that tests draw.
 */

import { assertNames, LoraError } from "./errors.js";
import { exact } from "./format.js";
import { oneOf, ungrouped } from "./suggestions.js";

/** How a reader moves an option where scripts run. */
export type Control =
  | {
      readonly kind: "slider";
      /** Evenly, through powers of two and half-way between them, or through a list of usual values. */
      readonly scale: "linear" | "log2" | readonly number[];
      /** The slider's ends; a value beyond them widens it. A name is that of an input's member. */
      readonly min: number;
      readonly max: number | string;
      /** Another option that a tick box makes this one follow. */
      readonly sameAs?: string;
    }
  | { readonly kind: "choice" }
  | { readonly kind: "tick" };

interface Stated {
  /** One sentence for the reference page. */
  readonly about: string;
  /** What holds where the option is absent, in words; an option without it is required. */
  readonly default?: string;
  /** What is allowed, in words. */
  readonly allowed?: string;
  readonly control?: Control;
  /** It needs a page: a picture alone cannot show it. */
  readonly isForPages?: boolean;
}

/** One thing that can be told: what it is, what is allowed, and how a value is read. */
export interface Option<T = unknown> extends Stated {
  readonly type:
    | "number"
    | "numbers"
    | "names"
    | "text"
    | "boolean"
    | "choice"
    | "model"
    | "models"
    | "sizes";
  readonly allowed: string;
  /** The range of a number that does not depend on others. */
  readonly min?: number;
  readonly max?: number;
  readonly isWhole?: boolean;
  /** The values of a choice. */
  readonly values?: readonly string[];
  /** The value in the option's type, for which text may stand; undefined where it is not allowed. */
  read(value: unknown): T | undefined;
}

/** Options by name. */
export type Options = Readonly<Record<string, Option>>;
/** Option values by name, still to be checked. */
export type Values = Readonly<Record<string, unknown>>;

type ValueOf<O> = O extends Option<infer T> ? T : never;
type Optional<O> = { [K in keyof O]: O[K] extends { default: string } ? K : never }[keyof O];

/** Checked values, of the types that the options state. */
export type InputOf<O> = { readonly [K in keyof O as Exclude<K, Optional<O>>]: ValueOf<O[K]> } & {
  readonly [K in keyof O as Extract<K, Optional<O>>]?: ValueOf<O[K]> | undefined;
};

interface Range extends Stated {
  readonly min?: number;
  /** Without one, what is said to be allowed depends on others, and whoever knows these checks it. */
  readonly max?: number;
  readonly isWhole?: boolean;
}

/** Text that is a number, as a template or a shell gives it, as that number. */
function numeric(value: unknown): unknown {
  const isNumeric = typeof value === "string" && /^\s*-?\d+(\.\d+)?\s*$/.test(value);
  return isNumeric ? Number(value) : value;
}

export function number<const S extends Range>(stated: S): S & Option<number> {
  const { min = 0, max, isWhole = true, allowed } = stated;
  const noun = isWhole ? "a whole number" : "a number";
  const range = `${noun} from ${exact(min)}${max === undefined ? "" : ` to ${exact(max)}`}`;
  const read = (value: unknown): number | undefined => {
    const read = numeric(value);
    if (typeof read !== "number") return undefined;
    const isRight =
      max === undefined || (read >= min && read <= max && (!isWhole || Number.isInteger(read)));
    return isRight ? read : undefined;
  };
  return { ...stated, type: "number", allowed: allowed ?? range, isWhole, read };
}

/** A list of whole numbers. */
export function numbers<const S extends Stated & { allowed: string }>(
  stated: S,
): S & Option<readonly number[]> {
  const read = (value: unknown): readonly number[] | undefined => {
    // A template language may give the list as text.
    if (typeof value === "string" && /^\[?[\d\s,]+\]?$/.test(value.trim()))
      return (value.match(/\d+/g) ?? []).map(Number);
    // Copies of lists, for one may have holes, which only a copy shows; a list within is no number.
    const isList =
      Array.isArray(value) &&
      [...value].every((item) => typeof item !== "object" && /^\s*\d+\s*$/.test(String(item)));
    return isList ? value.map(Number) : undefined;
  };
  return { ...stated, type: "numbers", read };
}

/** A list of names. */
export function names<const S extends Stated & { allowed: string }>(
  stated: S,
): S & Option<readonly string[]> {
  const read = (value: unknown): readonly string[] | undefined => {
    const all: unknown =
      typeof value === "string" ? value.replace(/^\s*\[|\]\s*$/g, "").split(",") : value;
    const isList = Array.isArray(all) && [...all].every((item) => typeof item === "string");
    return isList ? all.map((item: string) => item.trim().replace(/^["']|["']$/g, "")) : undefined;
  };
  return { ...stated, type: "names", read };
}

export function text<const S extends Stated & { pattern?: RegExp }>(stated: S): S & Option<string> {
  const { pattern } = stated;
  const read = (value: unknown) => {
    const read = Number.isFinite(value) ? String(value) : value;
    return typeof read === "string" && (pattern?.test(read) ?? true) ? read : undefined;
  };
  return { ...stated, type: "text", allowed: stated.allowed ?? "text in quotes", read };
}

export function boolean<const S extends Stated>(stated: S): S & Option<boolean> {
  const read = (value: unknown) => {
    if (value === "true" || value === "false") return value === "true";
    return typeof value === "boolean" ? value : undefined;
  };
  return { ...stated, type: "boolean", allowed: "true or false", read };
}

export function choice<const V extends string, const S extends Stated>(
  values: readonly V[],
  stated: S,
): S & Option<V> & { readonly values: readonly V[] } {
  const read = (value: unknown) => values.find((item) => item === value);
  return { ...stated, type: "choice", values, allowed: `one of ${values.join(", ")}`, read };
}

/** Whether it has members by name, as no list has. */
export const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A model by its id, or as the content of a Hugging Face config.json. */
export function model<const S extends Stated & { allowed: string }>(
  stated: S,
): S & Option<string | object> {
  const read = (value: unknown) =>
    typeof value === "string" || isObject(value) ? value : undefined;
  return { ...stated, type: "model", read };
}

/** Models by their ids, or as contents of config.json files. */
export function models<const S extends Stated & { allowed: string }>(
  stated: S,
): S & Option<readonly (string | object)[]> {
  const [item, texts] = [model(stated), names(stated)];
  const read = (value: unknown) => {
    if (!Array.isArray(value)) return texts.read(value);
    const all = [...value].map((each) => item.read(typeof each === "string" ? each.trim() : each));
    return all.every((each) => each !== undefined) ? all : undefined;
  };
  return { ...stated, type: "models", read };
}

/** The value of an option, checked. Throws LoraError. */
export function readOption<T>(name: string, option: Option<T>, value: unknown): T {
  const read = option.read(value);
  if (read !== undefined) return read;
  if (option.values) throw new LoraError(name, oneOf(option.values, value), value);
  if (option.type !== "number") throw new LoraError(name, option.allowed, value);
  throw new LoraError(name, option.allowed + ungrouped(value), numeric(value));
}

/** Checks values, by name, against their options. Throws LoraError for a wrong, missing or unknown one. */
export function readOptions<O extends Options>(options: O, values: object): InputOf<O> {
  assertNames(values, Object.keys(options));
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) read[name] = readOption(name, options[name]!, value);
  for (const [name, { allowed, default: otherwise }] of Object.entries(options))
    if (otherwise === undefined && read[name] === undefined)
      throw new LoraError(name, allowed, undefined);
  return read as InputOf<O>;
}
