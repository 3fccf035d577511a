import type { Drawing } from "../../src/figures/figure.js";
import { leaves, type Scene } from "../../src/scene.js";

export const getPictures = (drawing: Drawing) => ({
  wide: drawing.compose("wide"),
  narrow: drawing.compose("narrow"),
});

/** Returns the drawing's table and, if it has steps, their table. */
export const getTables = ({ table, steps }: Drawing) => [
  table(),
  ...(steps ? [steps.table()] : []),
];

/** Returns every text of a drawing, in pictures, tables and prose. */
export function collectTexts(drawing: Drawing, { wide, narrow } = getPictures(drawing)): string[] {
  const { listed, caption, alt, explanation, steps, goal } = drawing;
  const labels = steps ? [steps.legend, steps.alt, ...steps.labels.flatMap(Object.values)] : [];
  return [
    ...[listed, caption, alt, explanation, ...labels],
    ...(goal ? [goal.task, goal.answer] : []),
    ...[wide, narrow].flatMap((scene) => [scene.title, ...getSceneLines(scene)]),
    ...getTables(drawing).flatMap(({ caption, head, rows }) => [caption, ...head, ...rows.flat()]),
  ];
}

/** Returns the texts of a picture, one per line. */
export const getSceneText = (scene: Scene) => getSceneLines(scene).join("\n");

export const getSceneLines = (scene: Scene) =>
  [...leaves(scene.children)].flatMap((node) =>
    node.type === "text" ? [node.runs.map(({ text }) => text).join("")] : [],
  );
