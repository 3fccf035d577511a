/** Computes figures and trainings, to compare JavaScript engines. Runs in Node and in browsers. */
import { allFigures } from "../../src/figures/index.js";
import {
  createProblem,
  INITIALIZATIONS,
  train,
} from "../../src/figures/initialization/training.js";
import { toSvg } from "../../src/render/svg.js";
import { COMPOSITIONS } from "../../src/scene.js";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

/** The figures to draw: every example, and every seed of figures with seeds. */
const drawn: readonly (readonly [name: string, values: object])[] = [
  ...allFigures.flatMap(({ name, examples }) =>
    examples.map((example) => [name, example] as const),
  ),
  ...SEEDS.flatMap((seed) => [
    ...[3, 8, 13].map((rank) => ["spectrum", { rank, seed }] as const),
    ...INITIALIZATIONS.map((start) => ["initialization", { start, seed }] as const),
  ]),
];

/** Returns a figure's data, pictures, words and numbers as JSON. */
function draw(name: string, values: object): string {
  const drawing = allFigures.find((allFigure) => allFigure.name === name)!.draw({ ...values });
  const pictures = COMPOSITIONS.map((item) => toSvg(drawing.compose(item)));
  return JSON.stringify([drawing.input, pictures, drawing.alt, drawing.table()]);
}

/** Returns the full precision of training steps for a seed, which no picture shows. */
function compute(seed: number): string {
  const problem = createProblem(seed);
  return JSON.stringify(INITIALIZATIONS.map((start) => train(start, problem)));
}

export const everything = (): Record<string, string> => ({
  ...Object.fromEntries(
    drawn.map(([name, values]) => [`${name} ${JSON.stringify(values)}`, draw(name, values)]),
  ),
  ...Object.fromEntries(SEEDS.map((seed) => [`numbers of seed ${seed}`, compute(seed)])),
});
