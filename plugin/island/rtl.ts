/** Code that only the scripts of right-to-left languages load. */
import type { OrderRuns } from "../../src/render/canvas.js";

export { markWords } from "../../src/direction.js";
export { mirrorPicture } from "../../src/figures/mirror.js";

/** Returns the order of runs in image files. It is large, and loads on a click. */
export const loadOrder = async (): Promise<OrderRuns> => (await import("./order.js")).order;
