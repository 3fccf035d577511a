/** The core: LoRA's arithmetic, its figures as plain data, and SVG. Runs in Node and in browsers. */

export type { ModelCount, ModuleCount } from "./counts/count.js";
export type { ParameterGroup } from "./counts/groups.js";
export type { FileInput, MethodInput, ModelInput } from "./counts/index.js";
export { findModel, models } from "./counts/lookup.js";
export { type Method, methods } from "./counts/methods/index.js";
export type { LinearModule, Model, Published } from "./counts/model.js";
export type { Peak } from "./counts/peak.js";
export type { TrainingInput, TrainingMemory } from "./counts/training.js";
export { LoraError } from "./errors.js";
export type { Drawing, Figure, Table } from "./figures/figure.js";
export type { HtmlOptions } from "./html/figure.js";
export { type Lora, type LoraInput, MAX_DIMENSION } from "./lora.js";
export type { Control, Option, Options, Values } from "./options.js";
export {
  about,
  adapterFileBytes,
  computeOf,
  computeOfModel,
  countMethod,
  countModel,
  exact,
  figures,
  lora,
  oneDecimal,
  percent,
  quotient,
  rankForSavings,
  real,
  showNumber,
  tableOf,
  toCsv,
  toHtml,
  toMarkdown,
  toSvg,
  toTable,
  trainingMemory,
} from "./public.js";
export type { SvgOptions } from "./render/svg.js";
export type { Group, Ink, Node, Path, Rect, Run, Scene, Text } from "./scene.js";
export type { Show } from "./tag/show.js";
export { dark, light, type Theme } from "./theme.js";
