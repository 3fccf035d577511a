/** Writes a figure's pictures as image files. */
import { escapeText, langAttribute } from "../escape.js";
import type { Drawing } from "../figures/figure.js";
import type { Composition, Scene } from "../scene.js";

export const IMAGE_ATTRIBUTE = "eleventy:ignore";
export const IMAGE_MARK = "lora-image";

/** The color schemes of a page: the reader's choice, or a fixed one. */
export const COLOR_SCHEMES = ["light dark", "light", "dark"] as const;
export type ColorScheme = (typeof COLOR_SCHEMES)[number];

/** The text alternative of a picture. */
export interface Alternative {
  readonly alt: string;
  /** Its language, if it differs from the figure's. */
  readonly lang?: string | undefined;
}

/** The image files of one composition: URLs by scale, from 1. `dark` is absent in pages with one color scheme. */
interface Files {
  readonly width: number;
  readonly height: number;
  readonly urls: readonly string[];
  readonly dark: readonly string[] | undefined;
}

export type ImageFiles = Readonly<Record<Composition, Files>>;

/**
 * Returns the image files of a figure, for device pixel ratios up to `maxScale`, and for both color schemes if the page
 * follows the reader's color scheme. `getUrl` returns the URL of a scene's file at a scale.
 */
export function toImageFiles(
  drawing: Drawing,
  maxScale: number,
  getUrl: (scene: Scene, scale: number, isDark: boolean) => string,
  colorScheme: ColorScheme = "light",
): ImageFiles {
  const toFiles = (composition: Composition): Files => {
    const scene = drawing.compose(composition);
    const { width, height } = scene;
    const toUrls = (isDark: boolean) =>
      Array.from({ length: maxScale }, (_, index) => getUrl(scene, index + 1, isDark));
    const dark = colorScheme === "light dark" ? toUrls(true) : undefined;
    return { width, height, urls: toUrls(colorScheme === "dark"), dark };
  };
  return { wide: toFiles("wide"), narrow: toFiles("narrow") };
}

/** The style of a picture without stylesheet: it is not wider than the screen, nor than its size. */
export const FITTING = "max-width:100%;height:auto";

const toSrcset = (urls: readonly string[]) =>
  urls.map((url, index) => url + (index ? ` ${index + 1}x` : "")).join(", ");

const toSize = ({ width, height }: Files) => `width="${width}" height="${height}"`;

/**
 * Returns an image. The attribute `eleventy:ignore` prevents Eleventy's image plugin from looking for source files. The
 * site generator finds it by its value, and removes it at the end. The image is not lazy, because programs that print
 * without scrolling, such as Playwright, would leave it blank.
 */
const toImage = (files: Files, { alt, lang }: Alternative, style = ""): string =>
  `<img src="${files.urls[0]}" srcset="${toSrcset(files.urls)}" ${toSize(files)}${style} ` +
  `alt="${escapeText(alt)}"${langAttribute(lang)} ${IMAGE_ATTRIBUTE}="${IMAGE_MARK}"/>`;

/** Returns the wide image, for feeds. */
export const toWideImage = ({ wide }: ImageFiles, alternative: Alternative): string =>
  toImage(wide, alternative, ` style="${FITTING}"`);

/**
 * Returns both images in a `<picture>`. Windows of at least 640 px show the wide image, because inline pictures switch at
 * a column of 600 px and margins are usually 20 px.
 */
export function toPicture({ wide, narrow }: ImageFiles, alternative: Alternative): string {
  const [isDark, isWide] = ["(prefers-color-scheme: dark)", "(min-width: 640px)"];
  const source = (media: string, files: Files, urls: readonly string[]) =>
    `<source media="${media}" srcset="${toSrcset(urls)}" ${toSize(files)}/>`;
  const dark =
    wide.dark && narrow.dark
      ? source(`${isDark} and ${isWide}`, wide, wide.dark) + source(isDark, narrow, narrow.dark)
      : "";
  return `<picture>${dark}${source(isWide, wide, wide.urls)}${toImage(narrow, alternative)}</picture>`;
}
