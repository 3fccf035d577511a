/** The kinds of figures and tables that a tag can draw, from the registry, with their options. */
import { allFigures, figureFor } from "../../src/figures/index.js";
import { models } from "../../src/models/lookup.js";
import { ALL_LINEAR } from "../../src/models/targets.js";
import type { Option, Options, Values } from "../../src/options.js";
import { toArguments } from "../../src/tag/arguments.js";
import { tagOptions } from "../../src/tag/options.js";
import { type Arguments, toValues, Word } from "../../src/tag/values.js";

export interface Kind {
  readonly name: string;
  readonly tag: "lora" | "loraTable";
  /** The options of this kind, without `common`. */
  readonly options: Options;
  /** The options of every tag with this name. */
  readonly common: Options;
  /** Valid values of all required options. */
  readonly example: Values;
}

const { figure: _, ...common } = tagOptions;

/** The module for tables, numbers and training steps. Undefined until `loadRest` has loaded it. */
export let rest: typeof import("./rest.js") | undefined;

export async function loadRest(): Promise<void> {
  rest = await import("./rest.js");
}

export const TABLE: Kind = {
  name: "loraTable",
  tag: "loraTable",
  get options() {
    return rest!.tableOptions;
  },
  common: {},
  example: { ranks: [1, 2, 4, 8], d: 4096, k: 4096 },
};

export const kinds: readonly Kind[] = [
  ...allFigures.map(
    ({ name, options, examples }): Kind => ({
      name,
      tag: "lora",
      options,
      common,
      example: examples[0]!,
    }),
  ),
  TABLE,
];

/** Returns the kind of figure or table that a tag draws, or undefined if the kind is unknown. */
export function findKind({ tag, named }: Arguments): Kind | undefined {
  if (tag === TABLE.tag) return TABLE;
  const figure = named.get("figure");
  const name = figure instanceof Word ? figure.path : (figure ?? figureFor(named.keys()).name);
  return kinds.find((kind) => kind !== TABLE && kind.name === name);
}

/** Returns the values of a tag by option, as its author wrote them. */
export const givenIn = (args: Arguments, kind: Kind) => toValues(args, kind.options);

/** Returns a tag's arguments for the values of a kind. The arguments name the kind only if necessary. */
export function argumentsFor(kind: Kind, values: ReadonlyMap<string, unknown>): Arguments {
  const { figure: _, ...given } = Object.fromEntries(values);
  const args = toArguments(kind.tag, new Map(Object.entries(given)), kind.options);
  const isImplied = kind === TABLE || values.has("show") || findKind(args) === kind;
  return isImplied
    ? args
    : { ...args, named: new Map([...args.named, ["figure", new Word(kind.name)]]) };
}

/** Returns the example of a kind as a tag's values. */
export const toExampleValues = ({ example, options }: Kind) =>
  new Map(Object.entries(example).map(([name, value]) => [name, asWritten(options[name]!, value)]));

/** Returns a value as a tag states it: without quotes if it is a word from a fixed list. */
export function asWritten({ values }: Option, value: unknown): unknown {
  const isWord = typeof value === "string" && /^[a-z_]\w*$/i.test(value) && values?.includes(value);
  return isWord ? new Word(value) : value;
}

/** Returns the ids of all known models. */
export const modelIds = (): readonly string[] => models().flatMap(({ ids }) => ids);

/** Returns the names that a list option offers, given the tag's other values. */
export function candidatesFor(
  name: string,
  values: ReadonlyMap<string, unknown>,
): readonly string[] {
  if (name === "models") return models().map(({ id }) => id);
  if (name === "methods") return rest!.methodNames;
  if (name !== "targets") return [];
  const known = models().find(({ ids }) => ids.includes(String(values.get("model"))));
  const modules = (known ? [known] : []).flatMap(({ modules }) => modules);
  return [ALL_LINEAR, ...new Set(modules.map(({ path }) => path.split(".").at(-1)!))];
}

/** The name that selects all modules, and so excludes every other name. */
export const ALONE = ALL_LINEAR;
