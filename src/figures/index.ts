import { adapter } from "./adapter/index.js";
import { backward } from "./backward/index.js";
import { capacity } from "./capacity/index.js";
import { compute } from "./compute/index.js";
import { decomposition } from "./decomposition/index.js";
import type { Figure } from "./figure.js";
import { forward } from "./forward/index.js";
import { initialization } from "./initialization/index.js";
import { type KindName, kinds } from "./kinds.js";
import { memory } from "./memory/index.js";
import { merge } from "./merge/index.js";
import { methods } from "./methods/index.js";
import { model } from "./model/index.js";
import { quantization } from "./quantization/index.js";
import { savings } from "./savings/index.js";
import { scaling } from "./scaling/index.js";
import { serving } from "./serving/index.js";
import { spectrum } from "./spectrum/index.js";

/** All figures by the name of their kind. */
export const figures = {
  decomposition,
  model,
  memory,
  forward,
  backward,
  compute,
  spectrum,
  capacity,
  scaling,
  adapter,
  initialization,
  savings,
  methods,
  merge,
  quantization,
  serving,
} satisfies Record<KindName, Figure>;

/** Returns the figure of a kind. The playground replaces this module, and loads a figure when a tag makes it. */
export const findFigure = (name: string): Figure => figures[name as KindName];

/** All figures in the order of their kinds, with the types that all share. */
export const allFigures: readonly Figure[] = kinds.map(({ name }) => findFigure(name));
