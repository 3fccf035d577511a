/** A model's parameters by their names. Source: the modelling code of transformers 5.24.0. */
import { type Layers, numbersOf, type ParameterGroup } from "./groups.js";
import type { LinearModule, Model } from "./model.js";

/** A name with the numbers of layers, and of what each has many of. */
function numbered(name: string, layers: Layers, perLayer: number): string[] {
  const many = numbersOf(perLayer);
  return numbersOf(layers).flatMap((layer) =>
    many.map((item) => name.replace("#", `${layer}`).replace("*", `${item}`)),
  );
}

/** The names of all instances of a module; undefined where they are not known. */
export const namesOf = (module: LinearModule): readonly string[] | undefined => {
  const { place, layers, numbers = layers, perLayer } = module;
  return place === undefined ? undefined : numbered(place, numbers, perLayer);
};

/** The modules around this one, and it, whose names end so, as PEFT reads modules_to_save. */
export function around(module: string, wanted: string): string[] {
  const pieces = module.split(".");
  return pieces
    .map((_, last) => pieces.slice(0, last + 1).join("."))
    .filter((item) => item.endsWith(wanted));
}

/** Whether there is such a module. */
export const isWithin = (module: string, wanted: string) => around(module, wanted).length > 0;

export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Every parameter of the group; undefined where names are not known. */
export const parametersOf = (group: ParameterGroup): Parameter[] | undefined => {
  const { parts, layers = 1, perLayer = 1 } = group;
  return parts?.flatMap(({ name, shape }) =>
    numbered(name, layers, perLayer).map((item) => ({ name: item, shape })),
  );
};

/** Weights and biases of a module; of experts that are fused, one tensor for all of a layer. */
function ofModule(module: LinearModule, isTransposed: boolean): Parameter[] | undefined {
  const { d, k, hasBias, perLayer, fusedNames } = module;
  if (fusedNames)
    return namesOf({ ...module, perLayer: 1 })?.map((name) => ({ name, shape: [perLayer, d, k] }));
  return namesOf(module)?.flatMap((name) => [
    { name: `${name}.weight`, shape: isTransposed ? [k, d] : [d, k] },
    ...(hasBias ? [{ name: `${name}.bias`, shape: [d] }] : []),
  ]);
}

/** Every parameter of the model; undefined where the names of some are not known. */
export function allParameters({ modules, other, type }: Model): readonly Parameter[] | undefined {
  if (!other) return undefined;
  const found = [
    ...modules.map((module) => ofModule(module, type === "gpt2")),
    ...other.map(parametersOf),
  ];
  const known = found.filter((item) => item !== undefined);
  return known.length === found.length ? known.flat() : undefined;
}

/** The input embeddings and their shape; undefined where their name is not known. */
export function embeddingsOf({ other = [] }: Model) {
  const [part] = other.find(({ kind }) => kind === "embedding")?.parts ?? [];
  return part && { module: part.name.replace(/\.weight$/, ""), shape: part.shape };
}
