/** The stylesheet and the scripts of pages with figures, for site generators other than Eleventy. */
import { stylesheet } from "../src/html/stylesheet.js";
import { type InputOf, readOptions } from "../src/options.js";
import {
  type AssetFile,
  assetsOptions,
  colorSchemeRules,
  type HeadElement,
  scriptElement,
  stylesheetElement,
  toStylesheetFile,
  toTag,
} from "./head.js";
import { readLocales } from "./locales.js";
import { Scripts } from "./scripts.js";

export type { SiteLocale } from "../src/locales/site-locales.js";
export type { AssetFile, HeadElement };
export { readLocales };

/**
 * `base` is the URL that precedes the files' paths, ending in "/". `colorScheme` is "light dark",
 * "light" or "dark", for pages that do not set the CSS property `color-scheme`. `locales` is the folder of the author's
 * languages.
 */
export type AssetsOptions = InputOf<typeof assetsOptions>;

/** The assets of pages with figures. */
export interface Assets {
  /** The files that the site generator serves. */
  readonly files: readonly AssetFile[];
  /** The elements that load the files, for the head of every page with a figure. */
  readonly head: HeadElement[];
  /** The elements of `head` as HTML. */
  readonly html: string;
}

/**
 * Returns the files of all figures and the elements that load them. `base` is "/" by default; set it
 * for a site in a subfolder. Figures load the script of their language. Throws LoraError for an invalid option.
 */
export function toAssets(options: AssetsOptions = {}): Assets {
  const { base = "/", colorScheme, locales } = readOptions(assetsOptions, options);
  const sheet = toStylesheetFile(stylesheet + colorSchemeRules(colorScheme));
  const scripts = new Scripts(readLocales(locales));
  const head = [stylesheetElement(base + sheet.path), scriptElement(base + scripts.entry)];
  return { files: [sheet, ...scripts.files], head, html: head.map(toTag).join("") };
}
