/** Code that only the scripts of right-to-left languages load. */
import { mirrorPicture } from "../../src/figures/mirror.js";
import type { OrderRuns } from "../../src/render/canvas.js";
import type { Scene } from "../../src/scene.js";

export { markWords } from "../../src/direction.js";

/** Returns a function that composes mirrored pictures. */
export const mirrorPictures =
  <A extends unknown[]>(compose: (...args: A) => Scene) =>
  (...args: A): Scene =>
    mirrorPicture(compose(...args));

/** Returns the order of runs in image files. It is large, and loads on a click. */
export const loadOrder = async (): Promise<OrderRuns> => (await import("./order.js")).order;
