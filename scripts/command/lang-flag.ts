/** The languages of the command. Errors and help are English. */
import { SiteLocales } from "../../src/locales/site-locales.js";
import { text } from "../../src/options.js";
import { LANG } from "../../src/tag/options.js";

export const siteLocales = new SiteLocales();

/** Returns the requested language, or undefined if none was requested. */
export const findLocale = (lang: string | undefined) =>
  lang === undefined ? undefined : siteLocales.find(lang);

/** The option for the language of words and numbers. */
export const langFlag = {
  ...text({
    allowed: `one of ${siteLocales.tags.join(", ")}`,
    default: "en",
    about: `the language of words and numbers: ${siteLocales.tags.join(", ")}, or one of these with a region, such as ar-EG`,
  }),
  read: (value: unknown) => {
    const tag = LANG.read(value);
    return tag && siteLocales.find(tag) ? tag : undefined;
  },
};
