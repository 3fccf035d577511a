/** The kinds of figures, tables and references that a tag can draw, from the registry, with their options. */
import { ALL_LINEAR, methods, models } from "../../src/counts/index.js";
import { kinds as figureKinds, kindFor } from "../../src/figures/kinds.js";
import type { Options, Values } from "../../src/options.js";
import { tableOptions } from "../../src/tables/tables.js";
import { toArguments } from "../../src/tag/arguments.js";
import { ID, tagOptions } from "../../src/tag/options.js";
import { listOptions, refOptions } from "../../src/tag/references.js";
import { type Arguments, toValues, Word } from "../../src/tag/values.js";
import { asAllWritten, toFigureArguments } from "../../src/tag/written.js";

export interface Kind {
  readonly name: string;
  /** The name of its tag. */
  readonly tag: string;
  /** The options of this kind, without `common`. */
  readonly options: Options;
  /** The options of every tag with this name. */
  readonly common: Options;
  /** Valid values of all required options. */
  readonly example: Values;
}

const { figure: _, ...common } = tagOptions;

const others: readonly Kind[] = [
  {
    name: "loraTable",
    options: { ...tableOptions, id: ID },
    example: { ranks: [1, 2, 4, 8], d: 4096, k: 4096 },
  },
  { name: "loraRef", options: refOptions, example: { id: "query" } },
  { name: "loraList", options: listOptions, example: {} },
].map((kind) => ({ ...kind, tag: kind.name, common: {} }));

export const kinds: readonly Kind[] = [
  ...figureKinds.map(
    ({ name, options, examples }): Kind => ({
      name,
      tag: "lora",
      common,
      options,
      example: examples[0]!,
    }),
  ),
  ...others,
];

/** Returns what a tag makes: a kind of figure, a table, a reference or a list. Undefined if its figure is unknown. */
export function findKind({ tag = "lora", named }: Arguments): Kind | undefined {
  const figure = named.get("figure");
  const name = figure instanceof Word ? figure.path : (figure ?? kindFor(named.keys()).name);
  return kinds.find((kind) => kind.tag === tag && (tag !== "lora" || kind.name === name));
}

/** Returns the values of a tag by option, as its author wrote them. */
export const givenIn = (args: Arguments, kind: Kind) => toValues(args, kind.options);

/** Returns a tag's arguments for the values of a kind. The arguments name the kind only if necessary. */
export function argumentsFor(kind: Kind, values: ReadonlyMap<string, unknown>): Arguments {
  const given = new Map([...values].filter(([name]) => name !== "figure"));
  return kind.tag !== "lora" || values.has("show")
    ? toArguments(kind.tag, given, kind.options)
    : toFigureArguments(kind, given);
}

/** Returns the example of a kind as a tag's values. */
export const toExampleValues = ({ example, options }: Kind) => asAllWritten(options, example);

/** Returns the ids of all known models. */
export const modelIds = (): readonly string[] => models().flatMap(({ ids }) => ids);

/** Returns the names that a list option offers, given the tag's other values. */
export function candidatesFor(
  name: string,
  values: ReadonlyMap<string, unknown>,
): readonly string[] {
  if (name === "models") return models().map(({ id }) => id);
  if (name === "methods") return Object.keys(methods);
  if (name !== "targets") return [];
  const known = models().find(({ ids }) => ids.includes(String(values.get("model"))));
  const modules = (known ? [known] : []).flatMap(({ modules }) => modules);
  return [ALL_LINEAR, ...new Set(modules.map(({ path }) => path.split(".").at(-1)!))];
}

/** The name that selects all modules, and so excludes every other name. */
export const ALONE = ALL_LINEAR;
