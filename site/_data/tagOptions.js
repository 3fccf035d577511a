import { tagOptions } from "../../dist/plugin/tag-options.js";

/** The options that every tag has, for the guide's table. */
export default tagOptions;
