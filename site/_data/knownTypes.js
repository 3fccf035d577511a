import { families } from "../../.build/site.js";

/** The values of model_type whose config.json is supported. */
export default families;
