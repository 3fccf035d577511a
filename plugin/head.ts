/** The stylesheet as a file, and the elements of a page's head that load files. */
import { createHash } from "node:crypto";
import { escapeText } from "../src/escape.js";
import { PREVIEW } from "../src/figures/preview.js";
import { COLOR_SCHEMES, type ColorScheme } from "../src/html/images.js";
import { adaptiveImages, inLayer } from "../src/html/stylesheet.js";
import { choice, text } from "../src/options.js";
import { isFolder } from "./files.js";
import { LOCALES_ALLOWED } from "./lang.js";

export const COLOR_SCHEME = choice(COLOR_SCHEMES, {
  default: "that of the page",
  about:
    "the color scheme of image files and native controls; “light dark” follows the reader's preference",
});

/** The option for the folder of the author's languages, which `readLocales` reads. */
export const LOCALES_FOLDER = {
  ...text({
    allowed: LOCALES_ALLOWED,
    default: "none",
    about:
      "a folder with the author's languages, or with sentences that replace those of a language",
  }),
  read: (value: unknown) => (isFolder(value) ? value : undefined),
};

export const assetsOptions = {
  base: text({
    pattern: /^\S*\/$/,
    allowed: 'a URL that ends in "/", such as "/book/"',
    default: "/",
    about: "the URL of the site's root; the paths of files are appended to it",
  }),
  colorScheme: COLOR_SCHEME,
  locales: LOCALES_FOLDER,
};

/** A file that a site generator serves. */
export interface AssetFile {
  /** Below the site's root, such as "lora/lora-0123456789ab.css". The path changes with the content. */
  readonly path: string;
  readonly content: string;
}

/** An element of a page's head: its name and attributes. */
export type HeadElement = [name: string, attributes: Record<string, string>];

/** Returns the part of a URL that changes with the content, so that browsers may cache it forever. */
export const hashContent = (content: string) =>
  createHash("sha256").update(content).digest("hex").slice(0, 12);

export const toStylesheetFile = (content: string): AssetFile => ({
  path: `lora/lora-${hashContent(content)}.css`,
  content,
});

/**
 * Returns the rules of color schemes, for the end of a stylesheet. With `colorScheme`, native controls and image
 * files have fixed color schemes; without it, they follow the page and the text. `hasImages` adds the rules of
 * image files.
 */
export const colorSchemeRules = (colorScheme: ColorScheme | undefined, hasImages = false) =>
  colorScheme ? inLayer(`.lora{color-scheme:${colorScheme}}\n`) : hasImages ? adaptiveImages : "";

export const stylesheetElement = (href: string): HeadElement => [
  "link",
  { rel: "stylesheet", href },
];
export const scriptElement = (src: string): HeadElement => ["script", { type: "module", src }];

/** Returns the element as HTML that is also valid XHTML. */
export function toTag([name, attributes]: HeadElement): string {
  const attributeText = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeText(value)}"`,
  );
  return `<${name}${attributeText.join("")}${name === "script" ? "></script>" : "/>"}`;
}

/** Returns the elements that describe a page's card. */
export const toMetas = (
  page: { title: string; description: string | undefined; alt: string | undefined },
  url: string,
): HeadElement[] =>
  [
    ["property", "og:title", page.title],
    ["property", "og:description", page.description],
    ["property", "og:image", url],
    ["property", "og:image:width", String(PREVIEW.width)],
    ["property", "og:image:height", String(PREVIEW.height)],
    ["property", "og:image:alt", page.alt],
    ["name", "twitter:card", "summary_large_image"],
  ].flatMap(([key, name, content]): HeadElement[] =>
    content === undefined ? [] : [["meta", { [key!]: name!, content }]],
  );
