/** Code that only figures in right-to-left languages load. */
import type { OrderRuns } from "../../src/render/canvas.js";
import type { LiveFigure } from "./redraw.js";

/** Lazy: the bidi algorithm is large, and only image files need it. */
const loadOrder = async (): Promise<OrderRuns> => (await import("./order.js")).order;

export const withOrder = (figure: LiveFigure): LiveFigure => ({
  ...figure,
  language: { ...figure.language, loadOrder },
});
