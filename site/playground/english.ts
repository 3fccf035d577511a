/** Replaces src/locales/index.ts in the playground, which is in English and so needs no right-to-left text. */
import { wordsIn } from "../../src/figures/define.js";
import type { Figure } from "../../src/figures/figure.js";
import { createFormats, english } from "../../src/formats.js";
import { html } from "../../src/locales/en.js";
import type { Words } from "../../src/locales/index.js";

export const englishHtml = html(createFormats(english));

/** Returns the English strings of a figure. */
export const getWords = ({ words }: Figure): Words => ({
  ...wordsIn(words, english),
  html: englishHtml,
});
