import { allFigures } from "../../dist/src/figures/index.js";

/** Every kind of figure, with its options and examples: the gallery and the guide walk this list. */
export default allFigures;
