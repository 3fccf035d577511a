/** The languages of this project's site. */
import { SiteLocales } from "../../src/locales/site-locales.js";

export const siteLocales = new SiteLocales();
