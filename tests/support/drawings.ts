import type { Drawing } from "../../src/figures/figure.js";
import { leaves, type Scene } from "../../src/scene.js";

/** Both pictures of a drawing. */
export const picturesOf = (drawing: Drawing) => ({
  wide: drawing.compose("wide"),
  narrow: drawing.compose("narrow"),
});

/** All that a picture writes, a text a line. */
export const wordsOf = (scene: Scene) =>
  [...leaves(scene.children)]
    .flatMap((node) => (node.type === "text" ? [node.runs.map(({ text }) => text).join("")] : []))
    .join("\n");
