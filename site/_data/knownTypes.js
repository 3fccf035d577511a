import { families } from "../../dist/src/models/config.js";

/** The model_types whose config.json is understood. */
export default families;
