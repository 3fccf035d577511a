/** The modules that the site's configuration and data files import. */
export { allFigures } from "../src/figures/index.js";
export { exact } from "../src/format.js";
export { families } from "../src/models/config.js";
export { models } from "../src/models/lookup.js";
export { methods } from "../src/models/methods/index.js";
export { baseParameters, isHeadless } from "../src/models/model.js";
export { dark, light } from "../src/theme.js";
export { siteAssets } from "./site-assets.js";
