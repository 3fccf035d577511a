/** What pages with figures load: a stylesheet and scripts, as files below /lora/. */
import { type InputOf, readOptions } from "../src/options.js";
import {
  type AssetFile,
  assetsOptions,
  type HeadElement,
  scriptElement,
  stylesheetElement,
  stylesheetFile,
  toTag,
} from "./head.js";
import { Scripts } from "./scripts.js";

export type { AssetFile, HeadElement };

/**
 * `base` is the address, ending in "/", that the files' paths follow; `colorScheme` is "light dark",
 * "light" or "dark" where pages are so without saying it by color-scheme.
 */
export type AssetsOptions = InputOf<typeof assetsOptions>;

/** What pages with figures need. */
export interface Assets {
  /** What the host serves. */
  readonly files: readonly AssetFile[];
  /** What loads it, in the head of every page with a figure. */
  readonly head: HeadElement[];
  /** The same as HTML. */
  readonly html: string;
}

/**
 * The files of all figures and the elements that load them, for a host that has no plugin of ours;
 * `base` is "/" unless the site is in a folder. Throws LoraError for an option that is not allowed.
 */
export function toAssets(options: AssetsOptions = {}): Assets {
  const { base = "/", colorScheme } = readOptions(assetsOptions, { ...options });
  const sheet = stylesheetFile(colorScheme);
  const scripts = new Scripts();
  const head = [stylesheetElement(base + sheet.path), scriptElement(base + scripts.entry)];
  return { files: [sheet, ...scripts.files], head, html: head.map(toTag).join("") };
}
