/** Orders the runs of right-to-left text in image files. A separate script, loaded on a click. */
import bidiFactory from "bidi-js";
import { createOrder } from "../../src/render/bidi.js";

export const order = createOrder((bidiFactory as unknown as typeof bidiFactory.default)());
