/** The figures of the playground, in place of `src/figures/index.ts`: the first figure, and others when a tag makes them. */
import { decomposition } from "../../src/figures/decomposition/index.js";
import type { Figure } from "../../src/figures/figure.js";
import { TagError } from "../../src/tag/values.js";
import { Later } from "./later.js";

const later = new Later<Figure>();
later.loaded.set(decomposition.name, decomposition);

/** Throws TagError if the figure could not be loaded. */
export function findFigure(name: string): Figure {
  const figure = later.loaded.get(name);
  if (figure) return figure;
  throw new TagError(`the figure ${name} could not be loaded; reload the page when you are online`);
}

/** Loads the figure of a kind. Returns undefined if it is loaded, or could not be. */
export const loadFigure = (name: string) =>
  later.load(name, async () => {
    const figures: Record<string, Figure> = await import(`../../src/figures/${name}/index.ts`);
    return figures[name]!;
  });
