import { methods } from "../../dist/src/models/methods/index.js";

/** Every method of fine-tuning that is counted, for the list of them. */
export default Object.values(methods);
