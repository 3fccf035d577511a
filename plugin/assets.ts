/** What pages with figures load: a stylesheet and scripts, as files below /lora/. */
import { createHash } from "node:crypto";
import { COLOR_SCHEMES, type ColorScheme } from "../src/html/figure.js";
import { stylesheet } from "../src/html/stylesheet.js";
import { choice, type InputOf, readOptions, text } from "../src/options.js";
import { escapeText } from "../src/render/svg.js";
import { Scripts } from "./scripts.js";

export const COLOR_SCHEME = choice(COLOR_SCHEMES, {
  default: "the page's own color-scheme",
  about:
    "where pages are dark without saying so by color-scheme: “light dark” is the reader's choice",
});

const assetsOptions = {
  base: text({
    pattern: /^\S*\/$/,
    allowed: 'an address that ends in "/", such as "/book/"',
    default: "/",
    about: "the address that the files' paths follow",
  }),
  colorScheme: COLOR_SCHEME,
};

export type AssetsOptions = InputOf<typeof assetsOptions>;

export interface AssetFile {
  /** Below the site's root, as "lora/lora-0123456789ab.css": the same name is the same content for ever. */
  readonly path: string;
  readonly content: string;
}

/** An element of a page's head: its name and its attributes. */
export type HeadElement = [name: string, attributes: Record<string, string>];

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

/** The stylesheet, in which figures are light or dark by the page's own `color-scheme`, or by this. */
export function stylesheetFile(colorScheme: ColorScheme | undefined): AssetFile {
  const scheme = colorScheme ? `:where(.lora){color-scheme:${colorScheme}}\n` : "";
  const content = stylesheet + scheme;
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 12);
  return { path: `lora/lora-${digest}.css`, content };
}

export const stylesheetElement = (href: string): HeadElement => [
  "link",
  { rel: "stylesheet", href },
];
export const scriptElement = (src: string): HeadElement => ["script", { type: "module", src }];

/** An element of a head as HTML that is valid as XHTML too. */
export function toTag([name, attributes]: HeadElement): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeText(value)}"`,
  );
  return `<${name}${written.join("")}${name === "script" ? "></script>" : "/>"}`;
}
