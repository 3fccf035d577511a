import { allFigures } from "../../.build/site.js";

/** Every kind of figure, with its options and examples. The gallery shows them. */
export default allFigures;
