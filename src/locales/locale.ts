/** The exports of a language's module. */
import type { figures } from "../figures/index.js";
import type { Language } from "../formats.js";
import type * as en from "./en.js";

type Figures = typeof figures;
type Name = keyof Figures;

/**
 * A complete language. For each figure, its module exports two factories: one with the figure's name,
 * such as `memory`, for the words of the interactive picture, and one such as `memoryPage` for the words
 * that only the page uses. Scripts of pages contain only the first.
 */
export type Locale = {
  readonly language: Language;
  readonly html: typeof en.html;
  readonly tables: typeof en.tables;
} & {
  readonly [K in Name]: Figures[K]["words"]["live"];
} & { readonly [K in Name as `${K}Page`]: Figures[K]["words"]["page"] };

/** A factory that may omit strings. */
type PartialFactory<F> = F extends (...args: infer A) => infer W ? (...args: A) => Partial<W> : F;

/** An incomplete language. Its missing strings are English. */
export type PartialLocale = { readonly language: Language } & {
  readonly [K in Exclude<keyof Locale, "language">]?: PartialFactory<Locale[K]> | undefined;
};
