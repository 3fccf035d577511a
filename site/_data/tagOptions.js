import { tagOptions } from "../../dist/src/tag/options.js";

/** The options that every tag has, for the guide's table. */
export default tagOptions;
