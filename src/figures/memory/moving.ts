/** The functions that a page's script runs to redraw this figure. */
import type { Moving } from "../figure.js";
import { compose } from "./compose.js";
import { type Costs, count, fit, type Training } from "./numbers.js";
import type { Live } from "./words.js";

export const moving: Moving<Training, Costs, Live> = { fit, count, compose };
