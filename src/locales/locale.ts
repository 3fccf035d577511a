/** What another language provides: one module with these exports. */
import type { figures } from "../figures/index.js";
import type { Language } from "../formats.js";
import type * as en from "./en.js";

type Figures = typeof figures;
type Name = keyof Figures;

/**
 * A complete language. For each kind of figure it has the words of the interactive picture, under the
 * figure's name, and the words that only the build writes, under that name followed by `Page`. They
 * are separate exports, so that a page's script carries the first ones only.
 */
export type Locale = {
  readonly language: Language;
  readonly html: typeof en.html;
  readonly tables: typeof en.tables;
} & {
  readonly [K in Name]: Figures[K]["words"]["live"];
} & { readonly [K in Name as `${K}Page`]: Figures[K]["words"]["page"] };

/** A factory that may leave words out. */
type PartialFactory<F> = F extends (...args: infer A) => infer W ? (...args: A) => Partial<W> : F;

/** A language in the making: a missing word is shown in English. */
export type PartialLocale = { readonly language: Language } & {
  readonly [K in Exclude<keyof Locale, "language">]?: PartialFactory<Locale[K]>;
};
