import type { Ink } from "./scene.js";

/** A colour for every ink, as #rrggbb, each its own: a page's stylesheet tells inks by them. */
export type Theme = Readonly<Record<Ink, string>>;

/**
 * Text (ink, muted) keeps 4.5 : 1 against paper, shapes 3 : 1; B and A differ in lightness as well
 * as in hue, so that print in grey and every colour vision tell them apart.
 */
export const light: Theme = {
  ink: "#15181d",
  muted: "#525a66",
  paper: "#ffffff",
  frozen: "#78818e",
  delta: "#8a63c7",
  a: "#0b4f9e",
  b: "#d9622b",
};

export const dark: Theme = {
  ink: "#eceef2",
  muted: "#a9b1bd",
  paper: "#15181d",
  frozen: "#838c99",
  delta: "#a98be0",
  a: "#4f97ea",
  b: "#ffb48a",
};

/** The fonts of a picture by itself: what every reader has, for prose and for formulas. */
export const ownFont = { text: "system-ui,sans-serif", math: "Times,serif" };
