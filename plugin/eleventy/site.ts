/** What the builds of a site share: its settings, and its figures. */
import type { SiteLocales } from "../../src/locales/site-locales.js";
import type { Renderer } from "../../src/render/png.js";
import type { RenderedFigure } from "../../src/tag/figure.js";
import type { InlineMarkdown } from "../inline-markdown.js";
import type { AuthorFiles } from "./authors.js";
import type { EleventyConfig } from "./config.js";
import type { CheckedOptions } from "./options.js";

export interface Site {
  readonly config: EleventyConfig;
  readonly options: CheckedOptions;
  readonly renderer: Renderer;
  readonly authors: AuthorFiles;
  /** Read again before each build, if an author has languages. */
  siteLocales: SiteLocales;
  /** The site's markdown-it, which Eleventy creates before it renders pages. */
  markdown?: InlineMarkdown;
  /** The figures by page and id. They persist between builds, because an incremental build skips some pages. */
  readonly figures: Map<string, RenderedFigure>;
  /** The URLs of the figures' image files. They persist too. */
  readonly images: Set<string>;
}
