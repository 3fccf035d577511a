/**
 * Prints 10,000 different labels of tactile sheets of random figures as JSON, each with its braille, for braille.py. Built by
 * `npm run build:tools`.
 */
import fc from "fast-check";
import { toBraille } from "../../src/tactile/braille.js";
import { TACTILE_KINDS } from "../../src/tactile/kinds.js";
import { drawTactile, VALUES } from "../support/tactile.js";

const COUNT = 10_000;
const SEED = 1;

const labels = new Set<string>();
for (const [index, kind] of TACTILE_KINDS.entries()) {
  const count = (COUNT * (index + 1)) / TACTILE_KINDS.length;
  for (let seed = SEED; labels.size < count; seed++)
    for (const values of fc.sample(VALUES[kind], { seed, numRuns: 100 }))
      for (const { shapes } of drawTactile(kind, values))
        for (const shape of shapes)
          if (shape.type === "label" && shape.text && labels.size < count) labels.add(shape.text);
}
console.log(JSON.stringify([...labels].map((text) => [text, toBraille(text)])));
