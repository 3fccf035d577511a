/** The reader of adapter files: formats, singular values, comparisons. Other folders import only this file. */
export { makeComparable, type Open, type OpenFile } from "./comparison.js";
export { readScaling, type Scaling } from "./config.js";
export { readHeader } from "./header.js";
export { findPlace, sumSquares } from "./modules.js";
export { AGAINST, FILE } from "./option.js";
export type { Overlap } from "./overlap.js";
export { type Adapter, readAdapter, type Update } from "./reader.js";
export type { Source } from "./source.js";
export { computeNorm, countDirections, countTrainable, rangeOfDirections } from "./summary.js";
export { listUpdates } from "./table.js";
