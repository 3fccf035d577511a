/** Code that only figures in right-to-left languages load. */
import { mirrorPicture } from "../../src/figures/mirror.js";
import type { OrderRuns } from "../../src/render/canvas.js";
import type { LiveFigure } from "./redraw.js";

/** Returns the order of runs in image files. It is large, and loads on a click. */
const loadOrder = async (): Promise<OrderRuns> => (await import("./order.js")).order;

/** Returns the figure with mirrored pictures. */
export const mirror = ({ compose, language, ...figure }: LiveFigure): LiveFigure => ({
  ...figure,
  compose: (...args) => mirrorPicture(compose(...args)),
  language: { ...language, loadOrder },
});
