/** The picture for previews: three bars at one scale, each with its bytes. */
import { type Ink, type Measure, type Node, rect } from "../../scene.js";
import { barRows, barScale, centeredTop, LABEL, NOTE, note, type Room } from "../card.js";
import { frozenBox } from "../shapes.js";
import type { Page } from "./logic.js";
import { type Costs, hasActivations, TRAINING_MODES, type TrainingMode } from "./numbers.js";
import { paint } from "./paint.js";

/** Distances between rows and between a bar's parts, px. */
const GAP = { rows: 18, parts: 2 };
/** Maximum height of a bar, px. */
const MAX_HEIGHT = 46;
/** Minimum width of a bar that is visible in a feed, px. Its parts may be thinner. */
const MIN_WIDTH = 4;

/** Returns the parts of a bar in bytes with their inks, starting with the weights. */
function getParts(
  counts: Costs,
  mode: TrainingMode,
): readonly (readonly [Ink | "temporary", number])[] {
  const { weights, adapter, gradients, optimizer, activations, temporary } = counts.memory[mode];
  return [
    [mode === "full" ? "ink" : "frozen", weights],
    ["ink", adapter],
    ["gradient", gradients],
    ["optimizer", optimizer],
    ["activation", activations],
    ["temporary", temporary],
  ];
}

export function card(counts: Costs, { card: words }: Page, room: Room, measure: Measure): Node[] {
  const totals = TRAINING_MODES.map((mode) => counts.memory[mode].total);
  const values = TRAINING_MODES.map((mode) => words.total(counts, mode));
  const scale = barScale(totals, values, room, measure);
  const available = (room.height - NOTE - 2 * GAP.rows) / TRAINING_MODES.length - LABEL;
  const height = Math.round(Math.min(MAX_HEIGHT, available));
  const top = centeredTop(room, TRAINING_MODES.length * (LABEL + height) + 2 * GAP.rows);
  const bars = TRAINING_MODES.map((mode, index) => ({
    label: words.label(counts, mode),
    value: values[index]!,
    draw: (top: number) => drawBar(counts, mode, { ...room, y: top, height }, scale),
  }));
  const isThin = Math.min(...totals) * scale < MIN_WIDTH;
  return [
    ...barRows(bars, room, { top, pitch: Math.round(LABEL) + height + GAP.rows, height }),
    note(room, room.x, words.note(isThin, hasActivations(counts))),
  ];
}

/** Draws the parts of a bar, and returns its nodes and its right end. */
function drawBar(counts: Costs, mode: TrainingMode, { x, y, height }: Room, scale: number) {
  const { total } = counts.memory[mode];
  const barWidth = Math.max(MIN_WIDTH, total * scale);
  const nodes: Node[] = [];
  for (const [fill, bytes] of getParts(counts, mode)) {
    const width = (barWidth * bytes) / total;
    if (fill === "frozen") nodes.push(...frozenBox(x, y, width, height));
    else if (bytes) {
      const gap = width > 4 * GAP.parts ? GAP.parts : 0;
      if (fill === "temporary") nodes.push(...paint(fill, x + gap, y, width - gap, height));
      else nodes.push(rect(x + gap, y, width - gap, height, { fill }));
    }
    x += width;
  }
  return [nodes, x] as const;
}
