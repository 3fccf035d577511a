/** Lists the languages, and returns the strings of a figure in a language. */
import { inDirection, markWords } from "../direction.js";
import { wordsIn } from "../figures/define.js";
import type { Figure, FigureWords, LiveWords, PageWords } from "../figures/figure.js";
import { mirrorPicture } from "../figures/mirror.js";
import { createFormats, english, type Formats } from "../formats.js";
import * as ar from "./ar.js";
import * as de from "./de.js";
import { html, language } from "./en.js";
import * as es from "./es.js";
import * as fr from "./fr.js";
import type { Locale, PartialLocale } from "./locale.js";
import * as zh from "./zh.js";

export type { Locale, PartialLocale } from "./locale.js";

/** Strings that a page has around a figure. */
export type HtmlWords = ReturnType<typeof en.html>;

/** All strings of one kind of figure in a page. */
export interface Words extends FigureWords {
  readonly html: HtmlWords;
}

/** English, without the strings in the figures' folders and the strings of tables. */
const en = { language, html };

/** The complete languages besides English. To add a language, add a module to this folder and its name here. */
const translations = { ar, de, es, fr, zh } satisfies Record<string, Locale>;

/** Every language. */
export const locales: Readonly<Record<string, PartialLocale>> = { en, ...translations };

export const englishHtml = en.html(createFormats(english));

const cache = new WeakMap<PartialLocale, Map<string, Words>>();

/**
 * Returns the strings of a figure in a language. Missing strings are English, with numbers in the language's
 * format. If the language has no strings for the figure, everything is English.
 */
export function getWords(figure: Figure, locale: PartialLocale = en): Words {
  const wordsByFigure = cache.get(locale) ?? new Map<string, Words>();
  cache.set(locale, wordsByFigure);
  const words = wordsByFigure.get(figure.name) ?? translate(figure, locale);
  wordsByFigure.set(figure.name, words);
  return words;
}

type Factory<W> = (formats: Formats, live?: LiveWords) => Partial<W>;

function translate(figure: Figure, locale: PartialLocale): Words {
  const factories = locale as unknown as Readonly<Record<string, Factory<object> | undefined>>;
  const live = factories[figure.name] as Factory<LiveWords> | undefined;
  const page = factories[`${figure.name}Page`] as Factory<PageWords> | undefined;
  if (!live && !page) return { ...wordsIn(figure.words, english), html: englishHtml };
  const { words } = figure;
  const translation = wordsIn(
    {
      live: (f) => ({ ...words.live(f), ...live?.(f) }),
      page: (f, inLive) => ({ ...words.page(f, inLive), ...page?.(f, inLive) }),
    },
    locale.language,
  );
  const isRtl = locale.language.direction === "rtl";
  const mirrored = isRtl ? { ...markWords(translation), mirror: mirrorPicture } : translation;
  return { ...mirrored, language: locale.language, html: getHtmlWords(locale) };
}

const htmlCache = new WeakMap<PartialLocale, HtmlWords>();

/** Returns the strings around every figure in a language. */
export function getHtmlWords(locale: PartialLocale = en): HtmlWords {
  if (locale === en) return englishHtml;
  const formats = createFormats(locale.language);
  const known = htmlCache.get(locale);
  if (known) return known;
  const words = inDirection({ ...en.html(formats), ...locale.html?.(formats) }, locale.language);
  htmlCache.set(locale, words);
  return words;
}
