/** The core: LoRA's arithmetic, its figures as plain data, and SVG. Runs in Node and in browsers. */

export * from "./counts/public.js";
export type { Drawing, Figure, Table } from "./figures/figure.js";
export type * from "./figures/inputs.js";
export type { HtmlOptions } from "./html/options.js";
export type { Control, Option, Options, Values } from "./options.js";
export {
  about,
  exact,
  figures,
  oneDecimal,
  percent,
  quotient,
  real,
  showNumber,
  tableOf,
  toCsv,
  toHtml,
  toMarkdown,
  toSvg,
  toTable,
} from "./public.js";
export type { SvgOptions } from "./render/svg.js";
export type { Group, Ink, Node, Path, Rect, Run, Scene, Text } from "./scene.js";
export type { Show } from "./tag/show.js";
export { dark, light, type Theme } from "./theme.js";
