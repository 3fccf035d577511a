import type { Drawing } from "../../src/figures/figure.js";
import { leaves, type Scene } from "../../src/scene.js";

/** Both pictures of a drawing. */
export const picturesOf = (drawing: Drawing) => ({
  wide: drawing.compose("wide"),
  narrow: drawing.compose("narrow"),
});

/** Its own tables: that of its numbers, and that of its steps where it has any. */
export const tablesOf = ({ table, steps }: Drawing) => [table(), ...(steps ? [steps.table()] : [])];

/** Every text of a drawing, in pictures, tables and beside them. */
export function textsOf(drawing: Drawing, { wide, narrow } = picturesOf(drawing)): string[] {
  const { listed, caption, alt, description, explanation, steps, goal } = drawing;
  const labels = steps ? [steps.legend, ...steps.labels.flatMap(Object.values)] : [];
  return [
    ...[listed, caption, alt, description, explanation, ...labels],
    ...(goal ? [goal.task, goal.answer] : []),
    ...[wide, narrow].flatMap((scene) => [scene.title, ...(scene.notes ?? []), ...linesOf(scene)]),
    ...tablesOf(drawing).flatMap(({ caption, head, rows }) => [caption, ...head, ...rows.flat()]),
  ];
}

/** All that a picture writes, a text a line. */
export const wordsOf = (scene: Scene) => linesOf(scene).join("\n");

export const linesOf = (scene: Scene) =>
  [...leaves(scene.children)].flatMap((node) =>
    node.type === "text" ? [node.runs.map(({ text }) => text).join("")] : [],
  );
