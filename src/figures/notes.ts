/** Adds notes to a picture. This is a separate module because pages load it only for a download. */
import { isRightToLeft } from "../direction.js";
import { closeUp, type Scene } from "../scene.js";
import { LEADING, lines, wrap } from "./lines.js";
import { METRICS } from "./picture.js";

/** Returns the picture with its notes below it, for files, which have no page around them. */
export function withNotes(scene: Scene): Scene {
  const notes = closeUp((scene.notes ?? []).join(" "));
  const metrics = Object.values(METRICS).find(({ width }) => width === scene.width);
  if (!notes || !metrics) return scene;
  const { width, margin, size } = metrics;
  const isRtl = isRightToLeft(notes);
  const anchor = isRtl ? "end" : "start";
  const style = { size: size.text, fill: "muted", anchor } as const;
  const content = wrap(notes, width - 2 * margin, style);
  const noteLines = lines(isRtl ? width - margin : margin, scene.height - 10, content, style);
  const height = Math.ceil(scene.height + noteLines.length * LEADING * style.size);
  return { ...scene, height, children: [...scene.children, ...noteLines], notes: [] };
}
