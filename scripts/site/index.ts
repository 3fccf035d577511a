/** The modules that the site's configuration and data files import. */
export { baseParameters, families, isHeadless, methods, models } from "../../src/counts/index.js";
export { exact } from "../../src/number-format.js";
export { siteAssets } from "./assets.js";
export { gallery, inks } from "./gallery.js";
export { headings } from "./headings.js";
export { searchIndex } from "./search-index.js";
