import { methods } from "../../.build/site.js";

/** Every method of fine-tuning that tables can count. */
export default Object.values(methods);
