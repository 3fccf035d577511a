import { gallery } from "../../.build/site.js";

/** Every kind of figure, with its thumbnail and examples. The gallery and the playground show them. */
export default gallery;
