/** The core: LoRA's arithmetic, its figures as plain data, and SVG. Runs in Node and in browsers. */

export { LoraError } from "./errors.js";
export type { Drawing, Figure, Table } from "./figures/figure.js";
export { figures } from "./figures/index.js";
export { about, exact, oneDecimal, percent, quotient, real } from "./format.js";
export { type HtmlOptions, toHtml } from "./html/figure.js";
export { type Lora, type LoraInput, lora, MAX_DIMENSION, rankForSavings } from "./lora.js";
export type { ModelCount, ModuleCount } from "./models/count.js";
export type { ParameterGroup } from "./models/groups.js";
export {
  adapterFileBytes,
  countMethod,
  countModel,
  type FileInput,
  type MethodInput,
  type ModelInput,
} from "./models/index.js";
export { findModel, models } from "./models/lookup.js";
export { computeOf, computeOfModel } from "./models/memory.js";
export { type Method, methods } from "./models/methods/index.js";
export type { LinearModule, Model, Published } from "./models/model.js";
export type { Peak } from "./models/peak.js";
export { type TrainingInput, type TrainingMemory, trainingMemory } from "./models/training.js";
export type { Control, Option, Options, Values } from "./options.js";
export { type SvgOptions, toSvg } from "./render/svg.js";
export type { Group, Ink, Node, Path, Rect, Run, Scene, Text } from "./scene.js";
export { toCsv } from "./tables/csv.js";
export { toTable } from "./tables/html.js";
export { tableOf } from "./tables/index.js";
export { toMarkdown } from "./tables/markdown.js";
export { type Show, showNumber } from "./tag/show.js";
export { dark, light, type Theme } from "./theme.js";
