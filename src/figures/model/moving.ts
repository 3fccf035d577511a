/** The figure as it moves: all of it that a page's script needs. */
import type { Moving } from "../figure.js";
import { countInput, fit, type Input, type WholeCount } from "../whole-model.js";
import { compose } from "./compose.js";
import { live } from "./words.js";

export const moving: Moving<Input, WholeCount> = { fit, count: countInput, compose, words: live };
