/** The functions that a page's script runs to redraw this figure. */
export { compose } from "./compose.js";
export { clip, count } from "./numbers.js";
