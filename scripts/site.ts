/** The modules that the site's configuration and data files import. */
export { exact } from "../src/format.js";
export { families } from "../src/models/config.js";
export { models } from "../src/models/lookup.js";
export { methods } from "../src/models/methods/index.js";
export { baseParameters, isHeadless } from "../src/models/model.js";
export { gallery, inks } from "./gallery.js";
export { headings } from "./headings.js";
export { searchIndex } from "./search-index.js";
export { siteAssets } from "./site-assets.js";
