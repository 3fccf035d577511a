import { readFileSync } from "node:fs";
import { assertNames, LoraError } from "../../src/errors.js";
import { DETAILS } from "../../src/html/details.js";
import { boolean, type InputOf, type Option, readOptions, text } from "../../src/options.js";
import { dark, light, type Theme } from "../../src/theme.js";
import { EPUB } from "../epub/index.js";
import { isFile } from "../files.js";
import { COLOR_SCHEME, LOCALES_FOLDER } from "../head.js";
import { DEFAULT_LANG } from "../lang.js";
import { withoutStack } from "./problems.js";

const FONTS = {
  type: "names",
  allowed: "a list of paths of existing font files",
  default: "none",
  about: "the font files for characters that the bundled fonts lack, for example in titles",
  read(value: unknown) {
    const isRight = Array.isArray(value) && value.every((item) => isFile(String(item)));
    return isRight ? value.map(String) : undefined;
  },
} as const satisfies Option<readonly string[]>;

/** Returns whether the text is the URL of a site, without a folder. */
const isSiteUrl = (value: string): boolean =>
  /^https?:\/\/[^\s/?#\\]+\/?$/.test(value) && URL.canParse(value);

type Colors = Partial<Theme>;

function isColors(value: unknown): value is Colors {
  return (
    value?.constructor === Object &&
    Object.entries(value).every(
      ([role, color]) =>
        Object.hasOwn(light, role) && typeof color === "string" && /^#[0-9a-f]{6}$/i.test(color),
    )
  );
}

const THEME = {
  type: "choice",
  allowed: `"light", "dark", or an object of #rrggbb colors with keys among ${Object.keys(light).join(", ")}`,
  default: "light",
  about: "the colors of previews: a theme, or single colors",
  read(value: unknown): Theme | undefined {
    if (value === "light" || value === "dark") return { light, dark }[value];
    return isColors(value) ? { ...light, ...value } : undefined;
  },
} as const satisfies Option<Theme>;

/** The plugin's options: `addPlugin(loraVisualizer, { siteUrl: "https://example.org" })`. */
export const siteOptions = {
  siteUrl: {
    ...text({
      allowed: 'a URL without a path, such as "https://example.org" (for a path, set pathPrefix)',
      default: "none",
      about: "the site's URL; required for previews and for absolute links in feeds",
    }),
    read: (value: unknown) => (typeof value === "string" && isSiteUrl(value) ? value : undefined),
  },
  siteName: text({ allowed: "text", default: "none", about: "the name at the bottom of previews" }),
  siteLogo: text({
    allowed: "the path of a file",
    default: "none",
    about: "the logo before the name: a PNG, JPEG, WebP or SVG file",
  }),
  cacheDirectory: text({
    allowed: "the path of a folder",
    default: ".cache/lora-visualizer",
    about: "the cache of pictures, updates of adapter files and figure numbers",
  }),
  numbers: boolean({
    default: "true",
    about: "whether figures and tables are numbered; required for loraRef and loraList",
  }),
  previews: boolean({
    default: "false",
    about: "whether every page with a title gets a preview, with or without a figure",
  }),
  previewKey: text({
    pattern: /^[\p{L}_$][\p{L}\p{N}_$-]*$/u,
    allowed: "the name of a front matter key",
    default: "card, or else image",
    about: "the only front matter key that contains the URL of the preview",
  }),
  replaceOgImage: boolean({
    default: "false",
    about:
      "whether a preview of previews: true replaces the og:image of its layout; one that the page names always does",
  }),
  details: DETAILS,
  lang: DEFAULT_LANG,
  locales: LOCALES_FOLDER,
  fonts: FONTS,
  previewTheme: THEME,
  colorScheme: COLOR_SCHEME,
  epub: EPUB,
};

type SiteInput = InputOf<typeof siteOptions>;

/** The theme as authors give it, in a mapped type so that editors show the option's comment. */
type ThemeInput = {
  readonly [K in keyof Pick<typeof siteOptions, "previewTheme">]?:
    | "light"
    | "dark"
    | Colors
    | undefined;
};

export interface LoraVisualizerOptions extends Omit<SiteInput, "previewTheme">, ThemeInput {}

export interface CheckedOptions extends Omit<SiteInput, "previewTheme" | "previewKey"> {
  readonly cacheDirectory: string;
  /** The front matter keys of the preview's URL. The first that a page has counts. */
  readonly previewKeys: readonly string[];
  readonly theme: Theme;
}

/** Throws LoraError with the corrected URL for a site's URL with spaces, without a scheme, or with a path. */
function checkSiteUrl({ siteUrl }: LoraVisualizerOptions): void {
  if (typeof siteUrl !== "string" || isSiteUrl(siteUrl)) return;
  const [, scheme = "https", rest] = /^(?:(https?)\W+)?(.*)$/s.exec(siteUrl.replace(/\s/g, ""))!;
  const url = `${scheme}://${rest}`;
  if (!URL.canParse(url)) return;
  const { origin, pathname } = new URL(url);
  if (!isSiteUrl(origin)) return;
  const prefix = pathname.replace(/\/*$/, "/");
  const path = prefix === "/" ? "" : ` (and Eleventy's pathPrefix must be "${prefix}")`;
  throw new LoraError("siteUrl", `"${origin}"${path}`, siteUrl);
}

/** Eleventy's names of configuration files. */
const CONFIG_FILES = ["js", "mjs", "cjs"].map((extension) => `eleventy.config.${extension}`);

/** Returns the place where the site's configuration sets an option, as `file:line: `, or "" if it is elsewhere. */
function findOption(name: string): string {
  for (const file of [".eleventy.js", ...CONFIG_FILES]) {
    if (!isFile(file)) continue;
    const lines = readFileSync(file, "utf8").split("\n");
    const index = lines.findIndex((line) => line.split(/[{,\s]/).includes(`${name}:`));
    if (index >= 0) return `${file}:${index + 1}: `;
  }
  return "";
}

/**
 * Returns the options with their defaults. Throws LoraError for an unknown or invalid option, with its place in
 * the site's configuration.
 */
export function checkOptions(options: LoraVisualizerOptions): CheckedOptions {
  try {
    return readSiteOptions(options);
  } catch (error) {
    if (!(error instanceof LoraError)) throw error;
    const { argument, received } = error;
    // In "locales[0].url", the option is "locales".
    const [name = ""] = String(argument === "option" ? received : argument).split(/[[.]/);
    const place = findOption(name);
    return withoutStack(Object.assign(error, { message: place + error.message }));
  }
}

function readSiteOptions(options: LoraVisualizerOptions): CheckedOptions {
  assertNames(options, Object.keys(siteOptions));
  checkSiteUrl(options);
  const {
    previewTheme: theme = light,
    cacheDirectory = siteOptions.cacheDirectory.default,
    previewKey,
    ...rest
  } = readOptions(siteOptions, options);
  if (rest.epub && rest.siteUrl === undefined)
    throw new LoraError("siteUrl", "the site's URL, because epub is set", undefined);
  // Layouts of many sites print `image:` in the page.
  const previewKeys = previewKey === undefined ? ["card", "image"] : [previewKey];
  return { ...rest, cacheDirectory, previewKeys, theme };
}
