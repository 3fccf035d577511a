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
// Every kind has as many draws, because some have only a few labels.
for (let seed = SEED; labels.size < COUNT; seed++)
  for (const kind of TACTILE_KINDS)
    for (const values of fc.sample(VALUES[kind], { seed, numRuns: 10 }))
      for (const { shapes } of drawTactile(kind, values))
        for (const shape of shapes)
          if (shape.type === "label" && shape.text) labels.add(shape.text);
console.log(JSON.stringify([...labels].slice(0, COUNT).map((text) => [text, toBraille(text)])));
