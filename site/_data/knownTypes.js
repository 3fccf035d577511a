import { families } from "../../dist/src/models/config.js";

/** The values of model_type whose config.json is supported. */
export default families;
