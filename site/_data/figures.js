import { figures } from "../../dist/src/index.js";

/** Every kind of figure, with its options and examples: the gallery and the guide walk this list. */
export default Object.values(figures);
