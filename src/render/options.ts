/** Declares and validates the options of PNG, PDF and SVG files. */
import { assertNames, type Built, LoraError } from "../errors.js";
import type { Ink, Scene } from "../scene.js";
import { light, type Theme } from "../theme.js";
import { type ColorPrecision, LEVELS } from "./levels.js";
import type { PdfTable } from "./pdf-table.js";

export interface PngOptions {
  /** Default: light. */
  readonly theme?: Theme;
  /** PNG pixels per scene pixel, above 0. Default: 1. */
  readonly scale?: number | undefined;
  /**
   * "exact" keeps every pixel. "few" rounds each channel to within 4 of its 256 levels. "fewest" rounds
   * each to within 12. Both keep the theme's colors. If at most 256 colors remain, the file is
   * about a third as large. Default: exact.
   */
  readonly colours?: ColorPrecision;
  /** The resolution to write into the file, in pixels per inch. Default: none. */
  readonly dpi?: number | undefined;
}

/** Options of a PDF file. */
export interface PdfOptions extends Pick<PngOptions, "theme"> {
  /** The language of the texts, as a BCP 47 tag. Default: en. */
  readonly lang?: string | undefined;
  /** A table on the pages after the picture, such as a drawing's `table()`. Default: none. */
  readonly table?: PdfTable | undefined;
}

const KNOWN = ["theme", "scale", "colours", "dpi", "lang", "table"];
const PRECISIONS: readonly unknown[] = ["exact", ...Object.keys(LEVELS)];
const INKS = Object.keys(light) as Ink[];

/** The scene that `toSvg`, `toPng` and `toPdf` draw. */
export const SCENE: Built = {
  argument: "the scene",
  allowed: 'a picture, such as the result of a drawing\'s compose("wide")',
  members: ["width", "height", "children"],
};

/** The table that `toCsv`, `toMarkdown`, `toTable` and `toPdf` write. */
export const TABLE: Built = {
  argument: "the table",
  allowed: "the result of tableOf() or of a drawing's table()",
  members: ["head", "rows"],
};

/** Throws LoraError unless the theme has a color for each ink. */
export function assertTheme(theme: unknown): void {
  const isColor = (value: unknown) => typeof value === "string" && /^#[\da-f]{6}$/i.test(value);
  const values: Record<string, unknown> = { ...Object(theme) };
  if (!INKS.every((ink) => isColor(values[ink])))
    throw new LoraError(
      "theme",
      `light, dark or an object with ${INKS.join(", ")}, each as "#rrggbb"`,
      theme,
    );
}

/** Throws LoraError for an unknown option or an invalid value. */
export function assertOptions(options: PngOptions & PdfOptions): void {
  assertNames(options, KNOWN);
  const { theme = light, scale = 1, colours = "exact", dpi = 1, lang = "en" } = options;
  assertTheme(theme);
  for (const [name, value] of Object.entries({ scale, dpi }))
    if (!(Number.isFinite(value) && value > 0))
      throw new LoraError(name, "a number above 0", value);
  if (!PRECISIONS.includes(colours))
    throw new LoraError("colours", `one of ${PRECISIONS.join(", ")}`, colours);
  if (typeof lang !== "string" || !/^[a-z]+(-[a-z\d]+)*$/i.test(lang))
    throw new LoraError("lang", 'a language tag such as "de" or "pt-BR"', lang);
}

/** The maximum width and height of a canvas, px. */
const MAX_SIDE = 32_767;

/** Whole px. Throws LoraError if the scaled size is out of range. */
export function getScaledSize(
  { width, height }: Scene,
  scale = 1,
): [width: number, height: number] {
  const scaled = (side: number) => (Number.isFinite(side) ? Math.round(side * scale) : 0);
  const sides: [number, number] = [scaled(width), scaled(height)];
  if (!sides.every((side) => side >= 1 && side <= MAX_SIDE))
    throw new LoraError(
      "the picture",
      `1 to ${MAX_SIDE} pixels wide and high at scale ${scale}`,
      `${width} × ${height}`,
    );
  return sides;
}
