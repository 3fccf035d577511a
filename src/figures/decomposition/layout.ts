import type { Lora } from "../../lora.js";
import { rect, type Scene, text } from "../../scene.js";
import { lines, reserve, wrap } from "../parts.js";
import { drawCounts } from "./counts.js";
import { type Format, NARROW, WIDE } from "./format.js";
import { drawMatrices } from "./matrices.js";
import { type Part, say } from "./words.js";

/** Both compositions, and what either of them draws larger than to scale. */
export function compose(n: Lora): { wide: Scene; narrow: Scene; larger: readonly Part[] } {
  const [wide, narrow] = [draw(n, WIDE), draw(n, NARROW)];
  const larger = [...new Set([...wide.larger, ...narrow.larger])];
  return { wide: wide.scene, narrow: narrow.scene, larger };
}

function draw(n: Lora, format: Format): { scene: Scene; larger: readonly Part[] } {
  const { width, margin, size } = format;
  const header = drawHeader(n, format);
  const matrices = drawMatrices(n, format, header.bottom);
  const counts = drawCounts(n, format, matrices.bottom);
  const larger = [...matrices.larger, ...counts.larger];
  const words = larger.length ? say.notToScale(larger).split(" ") : [];
  const note = wrap(words, " ", width - 2 * margin, (line) => reserve(line, size.text));
  const leading = size.text * 1.35;
  const bottom = counts.bottom + (note.length ? 2 + note.length * leading : 0);
  const height = Math.ceil(bottom + Math.max(9, margin * 0.6));
  const children = [
    rect(0, 0, width, height, { fill: "paper" }),
    ...header.nodes,
    ...matrices.nodes,
    ...counts.nodes,
    ...lines(margin, counts.bottom + leading + 2, note, leading, {
      size: size.text,
      fill: "muted",
    }),
  ];
  const scene = { width, height, title: say.title(n), desc: say.alt(n), children };
  return { scene, larger };
}

/** The formula, and the numbers that its letters stand for. */
function drawHeader(n: Lora, { width, margin, size }: Format) {
  const formula = say.formula(n);
  const baseline = margin * 0.6 + size.formula;
  const style = { size: size.text, fill: "muted" } as const;
  const beside = width - 2 * margin - reserve(formula, size.formula) - 16;
  const rows = wrap(say.values(n), ", ", width - 2 * margin, (line) => reserve(line, size.text));
  const leading = size.text * 1.4;
  if (rows.length === 1 && reserve(rows[0]!, size.text) <= beside) {
    const right = text(width - margin, baseline, rows[0]!, { ...style, anchor: "end" });
    return {
      nodes: [text(margin, baseline, formula, { size: size.formula, formula: true }), right],
      bottom: baseline + 14,
    };
  }
  return {
    nodes: [
      text(margin, baseline, formula, { size: size.formula, formula: true }),
      ...lines(margin, baseline + leading + 2, rows, leading, style),
    ],
    bottom: baseline + 8 + rows.length * leading,
  };
}
