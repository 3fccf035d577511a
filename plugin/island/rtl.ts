/** Code that only figures in right-to-left languages load. */
import type { OrderRuns } from "../../src/render/canvas.js";
import type { LiveFigure } from "./redraw.js";

/** Returns the order of runs in image files. It is large, and loads on a click. */
const loadOrder = async (): Promise<OrderRuns> => (await import("./order.js")).order;

/** Returns the figure with the order of its runs. */
export const withOrder = (figure: LiveFigure): LiveFigure => ({
  ...figure,
  language: { ...figure.language, loadOrder },
});
