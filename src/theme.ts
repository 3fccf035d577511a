import type { Ink } from "./scene.js";

/** A colour for every ink, as #rrggbb, each its own: a page's stylesheet tells inks by them. */
export type Theme = Readonly<Record<Ink, string>>;

/**
 * One meaning each: `frozen` lines on their pale `tint`; `a` and `b`, the factors; `delta`, their
 * product, which is never stored; `gradient`, `optimizer` and `activation`, what training keeps besides. Inks of
 * text, of which the factors' letters are some, keep 4.5 : 1 against paper, shapes 3 : 1; B and A
 * differ in lightness as well as in hue, so that print in grey and every colour vision tell them apart.
 */
export const light: Theme = {
  ink: "#15181d",
  muted: "#525a66",
  paper: "#ffffff",
  frozen: "#78818e",
  tint: "#eef0f4",
  delta: "#6b7280",
  a: "#08458f",
  b: "#c04f17",
  gradient: "#8a4fb8",
  optimizer: "#0f7b6c",
  activation: "#776600",
};

/** The same for pages of light text on dark paper, in the same contrast. */
export const dark: Theme = {
  ink: "#eceef2",
  muted: "#a9b1bd",
  paper: "#15181d",
  frozen: "#838c99",
  tint: "#232932",
  delta: "#9aa3b1",
  a: "#5b9ff0",
  b: "#ffb48a",
  gradient: "#c79bf0",
  optimizer: "#54c7b3",
  activation: "#ddcc55",
};

/** The fonts of a picture by itself: what every reader has or has a substitute for, for prose and for formulas. */
export const ownFont = { text: "system-ui,sans-serif", math: "Times" };
