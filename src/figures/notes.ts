/** What a picture declares, put into it. By itself, for a page's script needs it only on a download. */
import type { Scene } from "../scene.js";
import { LEADING, lines, wrap } from "./lines.js";
import { METRICS } from "./picture.js";

/** The same picture with its notes in it, for a file, which has no page around it. */
export function withNotes(scene: Scene): Scene {
  const notes = (scene.notes ?? []).join(" ");
  const metrics = Object.values(METRICS).find(({ width }) => width === scene.width);
  if (!notes || !metrics) return scene;
  const style = { size: metrics.size.text, fill: "muted" } as const;
  const content = wrap(notes, metrics.width - 2 * metrics.margin, style);
  const drawn = lines(metrics.margin, scene.height - 10, content, style);
  const height = Math.ceil(scene.height + drawn.length * LEADING * style.size);
  return { ...scene, height, children: [...scene.children, ...drawn], notes: [] };
}
