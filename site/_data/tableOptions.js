import { tableOptions } from "../../dist/src/tag/tables.js";

/** The options of loraTable, for the guide's table. */
export default tableOptions;
