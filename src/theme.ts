/** Defines the colors of pictures. */
import type { Ink } from "./scene.js";

/** A color as #rrggbb for each ink. All colors must differ, because the stylesheet identifies inks by color. */
export type Theme = Readonly<Record<Ink, string>>;

/**
 * The default colors. `tint` and `frozen` are the area and the hatching of frozen weights; `grid` is that of lines
 * in charts and of hairlines, which carry no meaning. `a` and `b` are the
 * factors, and `delta` is their product, which is never stored. `gradient`, `optimizer` and `activation` are
 * memory that training needs in addition. Contrast against paper is at least 4.5:1 for text (including `a` and
 * `b`) and 3:1 for shapes. `a` and `b` also differ in lightness, for grayscale print and any color vision.
 */
export const light: Theme = {
  ink: "#15181d",
  muted: "#525a66",
  paper: "#ffffff",
  frozen: "#78818e",
  tint: "#eef0f4",
  grid: "#c9ced6",
  delta: "#6b7280",
  a: "#08458f",
  b: "#c04f17",
  gradient: "#8a4fb8",
  optimizer: "#0f7b6c",
  activation: "#776600",
};

/** Colors for light text on dark paper, with the same contrasts. */
export const dark: Theme = {
  ink: "#eceef2",
  muted: "#a9b1bd",
  paper: "#15181d",
  frozen: light.frozen,
  tint: "#23292f",
  grid: "#414a57",
  delta: light.delta,
  a: "#5b9ff0",
  b: "#ffb48a",
  gradient: "#c79bf0",
  optimizer: "#54c7b3",
  activation: "#ddcc55",
};

/** Fonts of an SVG without a stylesheet. Every system has them or a substitute. */
export const STANDALONE_TEXT = "system-ui,sans-serif";
export const STANDALONE_MATH = "Times";
