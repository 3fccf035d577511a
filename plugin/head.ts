/** The stylesheet as a file, and the elements of a page's head that load files. */
import { createHash } from "node:crypto";
import { escapeText } from "../src/escape.js";
import { COLOR_SCHEMES, type ColorScheme } from "../src/html/figure.js";
import { stylesheet } from "../src/html/stylesheet.js";
import { choice, text } from "../src/options.js";

export const COLOR_SCHEME = choice(COLOR_SCHEMES, {
  default: "the page's own color-scheme",
  about: "for image files and native controls; “light dark” follows the reader's choice",
});

/** The options of `toAssets`. */
export const assetsOptions = {
  base: text({
    pattern: /^\S*\/$/,
    allowed: 'an address that ends in "/", such as "/book/"',
    default: "/",
    about: "the address of the site's root, to which the files' paths are appended",
  }),
  colorScheme: COLOR_SCHEME,
};

/** A file that a host serves. */
export interface AssetFile {
  /** Below the site's root, such as "lora/lora-0123456789ab.css". The path changes with the content. */
  readonly path: string;
  readonly content: string;
}

/** An element of a page's head: its name and attributes. */
export type HeadElement = [name: string, attributes: Record<string, string>];

/** Returns the part of an address that changes with the content, so that browsers may cache it forever. */
export const digestOf = (content: string) =>
  createHash("sha256").update(content).digest("hex").slice(0, 12);

/** Returns the stylesheet's file. Figures follow `colorScheme`, or without it the page's `color-scheme`. */
export function stylesheetFile(colorScheme: ColorScheme | undefined): AssetFile {
  const scheme = colorScheme ? `:where(.lora){color-scheme:${colorScheme}}\n` : "";
  const content = stylesheet + scheme;
  return { path: `lora/lora-${digestOf(content)}.css`, content };
}

export const stylesheetElement = (href: string): HeadElement => [
  "link",
  { rel: "stylesheet", href },
];
export const scriptElement = (src: string): HeadElement => ["script", { type: "module", src }];

/** Returns the element as HTML that is also valid XHTML. */
export function toTag([name, attributes]: HeadElement): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeText(value)}"`,
  );
  return `<${name}${written.join("")}${name === "script" ? "></script>" : "/>"}`;
}
