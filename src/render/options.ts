/** How a picture is drawn without a browser, and how large it may be: checked where a program says it. */
import type { Ink, Scene } from "../scene.js";
import { light, type Theme } from "../theme.js";
import { type Colours, LEVELS } from "./levels.js";

/** How a picture is drawn as PNG. */
export interface PngOptions {
  /** Default: light. */
  readonly theme?: Theme;
  /** Picture pixels per scene pixel, above 0. Default: 1. */
  readonly scale?: number | undefined;
  /**
   * "exact" keeps every pixel; "few" rounds each channel to within 4 of its 256 levels and "fewest"
   * to within 6, where at most 256 colours are left by that, for a third of the bytes. Default: exact.
   */
  readonly colours?: Colours;
  /** Resolution to write into the file, pixels per inch. Default: none. */
  readonly dpi?: number | undefined;
}

/** How it is drawn as PDF. */
export type PdfOptions = Pick<PngOptions, "theme">;

const KNOWN = ["theme", "scale", "colours", "dpi"];
const COLOURS: readonly unknown[] = ["exact", ...Object.keys(LEVELS)];
const INKS = Object.keys(light) as Ink[];

/** Throws TypeError for an option that there is not, or a value that it cannot have. */
export function assertOptions(options: PngOptions): void {
  if (!Object.keys(options).every((name) => KNOWN.includes(name)))
    throw new TypeError(`the options are ${KNOWN.join(", ")}`);
  const { theme = light, scale = 1, colours = "exact", dpi = 1 } = options;
  const isColour = (item: unknown) => typeof item === "string" && /^#[\da-f]{6}$/i.test(item);
  if (!INKS.every((ink) => isColour(theme?.[ink])))
    throw new TypeError(`theme must have ${INKS.join(", ")}, each as #rrggbb`);
  if (![scale, dpi].every((item) => Number.isFinite(item) && item > 0))
    throw new TypeError("scale and dpi must be numbers above 0");
  if (!COLOURS.includes(colours))
    throw new TypeError(`colours must be one of ${COLOURS.join(", ")}`);
}

/** What the canvas can draw at most, px. */
const MOST = 32_767;

/** A picture's width and height at its scale, whole px. Throws TypeError where it cannot have them. */
export function sizeOf({ width, height }: Scene, scale = 1): [width: number, height: number] {
  const at = (side: number) => (Number.isFinite(side) ? Math.round(side * scale) : 0);
  const sides: [number, number] = [at(width), at(height)];
  if (!sides.every((side) => side >= 1 && side <= MOST))
    throw new TypeError(`a picture must be 1 to ${MOST} pixels wide and high`);
  return sides;
}
