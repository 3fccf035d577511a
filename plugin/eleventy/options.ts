import { existsSync } from "node:fs";
import { LoraError } from "../../src/lora.js";
import { dark, light, type Theme } from "../../src/theme.js";

export interface LoraVisualizerOptions {
  /** The site's address, as "https://example.org": previews need it. */
  readonly siteUrl?: string;
  /** At the foot of previews. */
  readonly siteName?: string;
  /** Whether every page with a title gets a preview, with or without a figure. Default: false. */
  readonly previews?: boolean;
  /** Font files for characters that the bundled fonts lack, as for titles in other scripts. */
  readonly fonts?: readonly string[];
  /** At the foot of previews, before the name: a PNG, JPEG, WebP or SVG file. */
  readonly siteLogo?: string;
  /** Colours of previews: "light" (the default), "dark", or some of them by role, as #rrggbb. */
  readonly previewTheme?: "light" | "dark" | Partial<Theme>;
  /** Where drawn pictures are kept from build to build. Default: .cache/lora-visualizer. */
  readonly cacheDirectory?: string;
}

/** Beside Eleventy's own caches, below the folder that the build runs in. */
const CACHE = ".cache/lora-visualizer";

type Check = readonly [isRight: (value: unknown) => boolean, allowed: string];
const TEXT: Check = [(value) => typeof value === "string", "text"];
/** What the options that are not text may be. */
const RIGHT: Readonly<Record<string, Check>> = {
  previews: [(value) => typeof value === "boolean", "true or false"],
  fonts: [
    (value) => Array.isArray(value) && value.every((one) => existsSync(String(one))),
    "a list of font files that are there",
  ],
  previewTheme: [
    (value) => value === "light" || value === "dark" || areColours(value),
    `"light", "dark", or colours as #rrggbb by ${Object.keys(light).join(", ")}`,
  ],
};

function areColours(value: unknown): boolean {
  return (
    value?.constructor === Object &&
    Object.entries(value).every(
      ([role, colour]) =>
        Object.hasOwn(light, role) && typeof colour === "string" && /^#[0-9a-f]{6}$/i.test(colour),
    )
  );
}

/** Every colour of previews. */
function themeOf(wanted: LoraVisualizerOptions["previewTheme"] = "light"): Theme {
  if (typeof wanted === "string") return { light, dark }[wanted];
  return { ...light, ...wanted };
}

/** The options as a build uses them: each is of its form, and previews have every colour. */
export interface CheckedOptions extends Omit<LoraVisualizerOptions, "previewTheme"> {
  readonly cacheDirectory: string;
  readonly theme: Theme;
}

/** The options, if each is one that there is and of its form. Throws TypeError or LoraError. */
export function checkOptions(options: LoraVisualizerOptions): CheckedOptions {
  const known = ["siteUrl", "siteName", "siteLogo", "cacheDirectory", ...Object.keys(RIGHT)];
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) {
      throw new TypeError(
        `loraVisualizer has no option “${name}”; its options are ${known.join(", ")}`,
      );
    }
    const [isRight, allowed] = RIGHT[name] ?? TEXT;
    if (value !== undefined && !isRight(value)) throw new LoraError(name, allowed, value);
  }
  const { siteUrl } = options;
  if (siteUrl !== undefined && !/^https?:\/\/[^/?#]+\/?$/.test(siteUrl)) {
    const allowed = 'an address such as "https://example.org" (a folder goes into pathPrefix)';
    throw new LoraError("siteUrl", allowed, siteUrl);
  }
  const { previewTheme, cacheDirectory = CACHE, ...rest } = options;
  return { ...rest, cacheDirectory, theme: themeOf(previewTheme) };
}
