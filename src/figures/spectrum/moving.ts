/** The functions that a page's script runs to redraw this figure. */
import type { Moving } from "../figure.js";
import { compose } from "./compose.js";
import { count, fit, type Input, type Numbers } from "./numbers.js";
import type { Live } from "./words.js";

export const moving: Moving<Input, Numbers, Live> = { fit, count, compose };
