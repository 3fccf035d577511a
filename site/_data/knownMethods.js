import { methods } from "../../dist/src/models/methods/index.js";

/** Every method of fine-tuning that tables can count. */
export default Object.values(methods);
