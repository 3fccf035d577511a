/** What a tag can make, with the options for it: walked from the registry, so that a new figure is here too. */
import { allFigures, figureFor } from "../../src/figures/index.js";
import { models } from "../../src/models/lookup.js";
import { methods } from "../../src/models/methods/index.js";
import { ALL_LINEAR } from "../../src/models/targets.js";
import type { Option, Options, Values } from "../../src/options.js";
import { tableOptions } from "../../src/tables/tables.js";
import { argumentsOf } from "../../src/tag/arguments.js";
import { ID, tagOptions } from "../../src/tag/options.js";
import { type Arguments, valuesOf, Word } from "../../src/tag/values.js";

export interface Kind {
  readonly name: string;
  readonly tag: "lora" | "loraTable";
  /** Its own options, and those of every tag of its name. */
  readonly options: Options;
  readonly common: Options;
  /** Values with which it can be drawn. */
  readonly example: Values;
}

const { figure: _, ...common } = tagOptions;

export const TABLE: Kind = {
  name: "loraTable",
  tag: "loraTable",
  options: { ...tableOptions, id: ID },
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

/** What a tag makes; undefined where it names no figure that there is. */
export function kindOf({ tag, named }: Arguments): Kind | undefined {
  if (tag === TABLE.tag) return TABLE;
  const figure = named.get("figure");
  const name = figure instanceof Word ? figure.path : (figure ?? figureFor(named.keys()).name);
  return kinds.find((kind) => kind !== TABLE && kind.name === name);
}

/** What a tag gives, by option, as its author wrote it. */
export const givenIn = (args: Arguments, kind: Kind) => valuesOf(args, kind.options);

/** The tag's arguments for values of this kind; the figure is named only where it has to be. */
export function argumentsFor(kind: Kind, values: ReadonlyMap<string, unknown>): Arguments {
  const { figure: _, ...given } = Object.fromEntries(values);
  const args = argumentsOf(kind.tag, new Map(Object.entries(given)), kind.options);
  const isImplied = kind === TABLE || values.has("show") || kindOf(args) === kind;
  return isImplied
    ? args
    : { ...args, named: new Map([...args.named, ["figure", new Word(kind.name)]]) };
}

/** The example of a kind as a tag's values. */
export const exampleOf = ({ example, options }: Kind) =>
  new Map(Object.entries(example).map(([name, value]) => [name, asWritten(options[name]!, value)]));

/** A value as a tag has it: those from a fixed list need no quotes where they are one word. */
export function asWritten({ values }: Option, value: unknown): unknown {
  const isWord = typeof value === "string" && /^[a-z_]\w*$/i.test(value) && values?.includes(value);
  return isWord ? new Word(value) : value;
}

/** Every id that a model answers to. */
export const modelIds = (): readonly string[] => models().flatMap(({ ids }) => ids);

/** What there is to choose from for a list of names: an option of that name, beside the other values. */
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

/** Of names to choose, the one that stands for all and so goes with no other. */
export const ALONE = ALL_LINEAR;
