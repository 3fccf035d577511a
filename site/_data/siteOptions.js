import { siteOptions } from "../../dist/plugin/eleventy/options.js";

/** What the plugin can be told, for the guide's table. */
export default siteOptions;
