/** The languages of this project's site. */
import { locales } from "../../src/locales/languages.js";
import { SiteLocales } from "../../src/locales/site-locales.js";

export const siteLocales = new SiteLocales(locales);
