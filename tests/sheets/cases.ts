/** The pictures on the sheets: each figure's examples, the limits of its options, and every model. */

import { models } from "../../src/counts/lookup.js";
import { LoraError } from "../../src/errors.js";
import type { Drawing, Figure } from "../../src/figures/figure.js";
import { allFigures } from "../../src/figures/index.js";
import type { Values } from "../../src/options.js";
import { createCorners } from "../support/cases.js";

export interface Case {
  /** The author's values, as a label. */
  readonly label: string;
  readonly drawing: Drawing;
  /** Whether to show the controls, as on a page. */
  readonly isInteractive: boolean;
}

/** The maximum number of pictures of a figure, which fill two sheets. */
const MAX_CASES = 12;

/** Returns up to `max` evenly spread items of a list, including the first and the last. */
function spread<T>(all: readonly T[], max: number): T[] {
  if (all.length <= max) return [...all];
  return Array.from(
    { length: max },
    (_, at) => all[Math.round((at * (all.length - 1)) / (max - 1))]!,
  );
}

function toCase(figure: Figure, values: Values, isInteractive: boolean): Case {
  const label = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
  return { label, drawing: figure.draw(values), isInteractive };
}

/** Returns a figure's examples, as on a page, and its extremes. */
export function createCases(figure: Figure): Case[] {
  const { examples } = figure;
  return [
    ...examples.map((values) => toCase(figure, values, true)),
    ...spread(createCorners(figure), MAX_CASES - examples.length).map((item) =>
      toCase(figure, item, false),
    ),
  ];
}

/** One model of each type, because models of the same type differ only in their numbers. */
export const typical = models().filter(
  ({ type }, at, all) => all.findIndex((item) => item.type === type) === at,
);

/** Returns the figure of each model that it accepts. */
export function createModelCases(figure: Figure, which = models()): Case[] {
  if (!figure.options.model) return [];
  return which.flatMap(({ id }) => {
    try {
      return [toCase(figure, { rank: 8, model: id }, false)];
    } catch (error) {
      // Some models are known only in part.
      if (error instanceof LoraError) return [];
      throw error;
    }
  });
}

export const findFigures = (names: readonly string[]) =>
  allFigures.filter(({ name }) => names.length === 0 || names.includes(name));
