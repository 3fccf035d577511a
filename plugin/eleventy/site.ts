/** What the builds of a site share: its settings, and facts about its figures that finished pages need. */
import type { Drawing, Goal } from "../../src/figures/figure.js";
import type { SiteLocales } from "../../src/locales/site-locales.js";
import type { Renderer } from "../../src/render/png.js";
import type { RenderedFigure } from "../../src/tag/figure.js";
import type { InlineMarkdown } from "../inline-markdown.js";
import type { FigureScript } from "../scripts.js";
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
  /** Facts about figures by page and id. They persist between builds, because an incremental build skips some pages. */
  readonly figures: Map<string, FigureFacts>;
  /** The URLs of the figures' image files. They persist too. */
  readonly images: Set<string>;
}

export interface FigureFacts {
  /** The script of its controls, if it has controls. */
  readonly script: FigureScript | undefined;
  /** Whether it needs rules beyond those of every figure: those of tables, steps or exercises. */
  readonly hasFurther: boolean;
  readonly goal: Goal | undefined;
  /** Kept only until its page's preview or the e-book is drawn, because it is large. */
  drawing: Drawing | undefined;
}

export function toFacts(
  { drawing, table, isInteractive }: RenderedFigure,
  keepsDrawing: boolean,
): FigureFacts {
  const { figure: kind = "", language, steps, goal } = drawing ?? {};
  const script = { kind, language: language?.script ?? language?.tag ?? "en" };
  return {
    script: isInteractive ? script : undefined,
    hasFurther: Boolean(table || steps || goal),
    goal,
    drawing: keepsDrawing ? drawing : undefined,
  };
}
