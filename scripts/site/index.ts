/** The modules that the site's configuration and data files import. */

export { families } from "../../src/counts/config.js";
export { models } from "../../src/counts/lookup.js";
export { methods } from "../../src/counts/methods/index.js";
export { baseParameters, isHeadless } from "../../src/counts/model.js";
export { exact } from "../../src/number-format.js";
export { siteAssets } from "./assets.js";
export { gallery, inks } from "./gallery.js";
export { headings } from "./headings.js";
export { searchIndex } from "./search-index.js";
