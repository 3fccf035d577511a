import { exact, real } from "../../format.js";
import type { Lora } from "../../lora.js";
import { rect, type Scene, text } from "../../scene.js";
import { lines, reserve, wrap } from "../parts.js";
import { drawCounts } from "./counts.js";
import { type Format, NARROW, scalingFactor, WIDE } from "./format.js";
import { drawMatrices } from "./matrices.js";

/** Both compositions, and the names of what they draw larger than to scale. */
export function compose(
  n: Lora,
  label: Pick<Scene, "title" | "desc">,
): { wide: Scene; narrow: Scene; notToScale: readonly string[] } {
  const wide = draw(n, WIDE);
  const narrow = draw(n, NARROW);
  return {
    wide: { ...label, ...wide.scene },
    narrow: { ...label, ...narrow.scene },
    notToScale: wide.notToScale,
  };
}

function draw(n: Lora, format: Format) {
  const { width, margin } = format;
  const header = drawHeader(n, format);
  const matrices = drawMatrices(n, format, header.bottom);
  const counts = drawCounts(n, format, matrices.bottom);
  const notToScale = [...matrices.notToScale, ...counts.notToScale];
  const note = notToScale.length
    ? wrap(
        `Not to scale, drawn larger to be seen: ${notToScale.join(", ")}.`.split(" "),
        " ",
        width - 2 * margin,
        format.size.text,
      )
    : [];
  const leading = format.size.text * 1.35;
  const noteTop = counts.bottom + leading + 2;
  const height = Math.ceil(
    counts.bottom + (note.length ? 2 + note.length * leading : 0) + margin * 0.6,
  );
  const children = [
    rect(0, 0, width, height, { fill: "paper" }),
    ...header.nodes,
    ...matrices.nodes,
    ...counts.nodes,
    ...lines(margin, noteTop, note, leading, { size: format.size.text, fill: "muted" }),
  ];
  return { scene: { width, height, children }, notToScale };
}

/** The formula, and the numbers that its letters stand for. */
function drawHeader(n: Lora, { width, margin, size }: Format) {
  const factor = scalingFactor(n);
  const formula = `*W′* = *W* + ${factor}*BA*`;
  const values = [
    `*r* = ${exact(n.rank)}`,
    `*d* = ${exact(n.d)}`,
    `*k* = ${exact(n.k)}`,
    ...(factor ? [`*α*/*r* = ${real(n.scaling)}`] : []),
  ];
  const baseline = margin * 0.6 + size.formula;
  const style = { size: size.text, fill: "muted" } as const;
  const beside = width - 2 * margin - reserve(formula, size.formula) - 16;
  const rows = wrap(values, ", ", width - 2 * margin, size.text);
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
