/** The names of a model's parameters. Source: the modeling code of transformers 5.24.0. */
import { type Layers, numbersOf, type ParameterGroup } from "./groups.js";
import type { LinearModule, Model } from "./model.js";

/** Returns a name for every layer and, in each, for every number of its star. */
function numbered(name: string, layers: Layers, perLayer: number): string[] {
  const numbersWithin = numbersOf(perLayer);
  return numbersOf(layers).flatMap((layer) => {
    const inLayer = name.replace("#", `${layer}`);
    return numbersWithin.map((within) => inLayer.replace("*", `${within}`));
  });
}

/** Returns the names of all instances of a module; undefined if they are unknown. */
export const namesOf = (module: LinearModule): readonly string[] | undefined => {
  const { place, layers, numbers = layers, perLayer } = module;
  return place === undefined ? undefined : numbered(place, numbers, perLayer);
};

/** Returns the name of the first instance of a module; undefined if it is unknown. */
export const firstNameOf = (module: LinearModule): string | undefined => {
  const { place, layers, numbers = layers } = module;
  const first = typeof numbers === "number" ? Math.min(1, numbers) : numbers.slice(0, 1);
  return place === undefined ? undefined : numbered(place, first, 1)[0];
};

/** Returns those of the module and its parents whose names end in `wanted`, as PEFT matches modules_to_save. */
export function around(module: string, wanted: string): string[] {
  const pieces = module.split(".");
  return pieces
    .map((_, last) => pieces.slice(0, last + 1).join("."))
    .filter((name) => name.endsWith(wanted));
}

/** Returns whether the module or one of its parents has a name that ends in `wanted`. */
export const isWithin = (module: string, wanted: string) => `${module}.`.includes(`${wanted}.`);

/** Returns whether the module or one of its parents has this name. */
export const isInside = (module: string, name: string) => `.${module}.`.includes(`.${name}.`);

export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  /** Whether it is fp32 in a 16-bit model too. */
  readonly isWide?: boolean | undefined;
}

/** Returns every parameter of the group; undefined if names are unknown. */
export const parametersOf = (group: ParameterGroup): Parameter[] | undefined => {
  const { parts, layers = 1, perLayer = 1 } = group;
  return parts?.flatMap(({ name, shape }) =>
    numbered(name, layers, perLayer).map((full) => ({ name: full, shape })),
  );
};

/** Returns the weights and biases of a module. Stacked experts have one tensor in each layer. */
function ofModule(module: LinearModule, isTransposed: boolean): Parameter[] | undefined {
  const { d, k, hasBias, perLayer, parameter } = module;
  if (parameter && parameter.kind !== "matrix") {
    const shape = parameter.kind === "stack" ? [perLayer, d, k] : [perLayer, k, d];
    return namesOf({ ...module, perLayer: 1 })?.map((name) => ({ name, shape }));
  }
  return namesOf(module)?.flatMap((name) => [
    {
      name: `${name}.weight`,
      shape: isTransposed ? [k, d] : [d, k],
      ...(parameter?.isWide && { isWide: true }),
    },
    ...(hasBias ? [{ name: `${name}.bias`, shape: [d] }] : []),
  ]);
}

/** Returns every parameter of the model; undefined if some names are unknown. */
export function allParameters({ modules, other, type }: Model): readonly Parameter[] | undefined {
  if (!other) return undefined;
  const found = [
    ...modules.map((module) => ofModule(module, type === "gpt2")),
    ...other.map(parametersOf),
  ];
  const known = found.filter((parameters) => parameters !== undefined);
  return known.length === found.length ? known.flat() : undefined;
}

/** Returns the module of the input embeddings and its shape; undefined if its name is unknown. */
export function embeddingsOf({ other = [] }: Model) {
  const [part] = other.find(({ kind }) => kind === "embedding")?.parts ?? [];
  return part && { module: part.name.replace(/\.weight$/, ""), shape: part.shape };
}
