/** Declares and validates the options of PNG and PDF files. */
import type { Ink, Scene } from "../scene.js";
import { light, type Theme } from "../theme.js";
import { type ColorPrecision, LEVELS } from "./levels.js";

/** Options of a PNG file. */
export interface PngOptions {
  /** Default: light. */
  readonly theme?: Theme;
  /** PNG pixels per scene pixel, above 0. Default: 1. */
  readonly scale?: number | undefined;
  /**
   * "exact" keeps every pixel. "few" rounds each channel to within 4 of its 256 levels and "fewest" to
   * within 6; if at most 256 colors remain, the file is about a third as large. Default: exact.
   */
  readonly colours?: ColorPrecision;
  /** The resolution to write into the file, in pixels per inch. Default: none. */
  readonly dpi?: number | undefined;
}

/** Options of a PDF file. */
export type PdfOptions = Pick<PngOptions, "theme">;

const KNOWN = ["theme", "scale", "colours", "dpi"];
const PRECISIONS: readonly unknown[] = ["exact", ...Object.keys(LEVELS)];
const INKS = Object.keys(light) as Ink[];

/** Throws TypeError for an unknown option or an invalid value. */
export function assertOptions(options: PngOptions): void {
  if (!Object.keys(options).every((name) => KNOWN.includes(name)))
    throw new TypeError(`an option must be one of ${KNOWN.join(", ")}`);
  const { theme = light, scale = 1, colours = "exact", dpi = 1 } = options;
  const isColor = (value: unknown) => typeof value === "string" && /^#[\da-f]{6}$/i.test(value);
  if (!INKS.every((ink) => isColor(theme?.[ink])))
    throw new TypeError(`theme must have ${INKS.join(", ")}, each as #rrggbb`);
  if (![scale, dpi].every((value) => Number.isFinite(value) && value > 0))
    throw new TypeError("scale and dpi must be numbers above 0");
  if (!PRECISIONS.includes(colours))
    throw new TypeError(`colours must be one of ${PRECISIONS.join(", ")}`);
}

/** The maximum width and height of a canvas, px. */
const MAX_SIDE = 32_767;

/** Returns the width and height of a scaled picture, whole px. Throws TypeError if they are out of range. */
export function getScaledSize(
  { width, height }: Scene,
  scale = 1,
): [width: number, height: number] {
  const scaled = (side: number) => (Number.isFinite(side) ? Math.round(side * scale) : 0);
  const sides: [number, number] = [scaled(width), scaled(height)];
  if (!sides.every((side) => side >= 1 && side <= MAX_SIDE))
    throw new TypeError(`a picture must be 1 to ${MAX_SIDE} pixels wide and high`);
  return sides;
}
