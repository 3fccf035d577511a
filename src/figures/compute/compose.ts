/** Composes the picture of a training step's compute and of measured times. */
import { type Composition, type Scene, text } from "../../scene.js";
import { cutName, LEADING, reserve, SPACED } from "../lines.js";
import { Picture } from "../picture.js";
import { findScale, type Group, getTimeBars, getWorkBars, type Kind, type Row } from "./bars.js";
import type { Work } from "./numbers.js";
import { paint } from "./paint.js";
import type { Live } from "./words.js";

/** A bar's height, the smallest visible width of a part, and the gap between parts, px. */
const HEIGHT = 16;
const MIN_WIDTH = 4;
const GAP = 1;
/** The width of a legend swatch, and the gap before labels, px. */
const KEY = 18;
const APART = 8;

/** Returns one composition: work in training and at inference to one scale, and time to another. */
export function compose(counts: Work, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { size } = picture.metrics;
  picture.bottom -= LEADING * (size.text + 3);
  picture.write(words.heading, { size: size.text + 2, bold: true });
  picture.bottom += 3;
  const name = { size: size.text, fill: "muted" } as const;
  for (const line of cutName(counts.model, picture.room, name)) picture.write(line);
  picture.write(words.adapted(counts));
  drawLegend(picture, words);
  const [training, inference] = getWorkBars(counts, words);
  const thin = drawGroups([training, inference], picture, words);
  picture.declareScale(MIN_WIDTH, thin, words.thin);
  drawGroups([getTimeBars(words)], picture, words);
  picture.bottom += 2;
  for (const line of words.foot(composition)) picture.write(line);
  return picture.finish(words.title(counts), words.alt(counts));
}

/** Draws the legend in a row, or in lines if the picture is narrow. */
function drawLegend(picture: Picture, { legend }: Live): void {
  const { metrics, nodes, composition, room } = picture;
  const { margin, size } = metrics;
  const leading = Math.round(LEADING * size.text + 2);
  const isRow = composition === "wide";
  const top = Math.round(picture.bottom + leading + 4);
  for (const [index, [kind, words]] of Object.entries(legend).entries()) {
    const x = margin + (isRow ? Math.round((index * room) / 3) : 0);
    const y = top + (isRow ? 0 : index * leading);
    nodes.push(...paint(kind as Kind, x, y - 11, KEY, 12));
    nodes.push(text(x + KEY + APART, y, words, { size: size.text, fill: "muted" }));
    picture.bottom = y;
  }
}

/** Draws groups of bars to one scale. Returns the width to scale of the thinnest part, px. */
function drawGroups(groups: readonly Group[], picture: Picture, words: Live): number {
  const { metrics, room, nodes, composition } = picture;
  const { margin, size } = metrics;
  const isWide = composition === "wide";
  const getSpacedWidth = (content: string, isBold = false) =>
    SPACED * reserve(content, size.text, isBold);
  const rows = groups.flatMap((group) => group.rows);
  const column = isWide ? Math.ceil(getSpacedWidth(words.full)) + APART : 0;
  const left = margin + column;
  const share = (row: Row) => (isWide && row.share ? getSpacedWidth(row.share) : 0);
  const scale = findScale(
    rows,
    room - column,
    (row) => APART + MIN_WIDTH + getSpacedWidth(row.value, true) + share(row),
  );
  let thinnest = Number.POSITIVE_INFINITY;
  const drawBar = ({ parts }: Row, y: number) => {
    let x = left;
    for (const [kind, amount] of parts) {
      if (amount === 0) continue;
      thinnest = Math.min(thinnest, amount * scale);
      // Integer pixels, so that edges are crisp.
      const end = Math.round(x + Math.max(MIN_WIDTH, amount * scale));
      nodes.push(...paint(kind, x, y, end - x - GAP, HEIGHT));
      x = end;
    }
    return x + APART;
  };
  for (const { heading, note = "", rows } of groups) {
    picture.bottom += 10;
    picture.write(heading, { bold: true });
    picture.write(note);
    let y = Math.round(picture.bottom + (note ? 11 : 8));
    for (const row of rows) {
      if (!isWide) y += Math.round(LEADING * size.text) - 3;
      const label = isWide || !row.share ? row.label : `${row.label}: ${row.share}`;
      nodes.push(text(margin, isWide ? y + 13 : y - 5, label, { size: size.text }));
      const end = drawBar(row, y);
      nodes.push(text(end, y + 13, row.value, { size: size.text, bold: true }));
      if (isWide && row.share) {
        nodes.push(
          text(margin + room, y + 13, row.share, {
            size: size.text,
            fill: "muted",
            anchor: "end",
          }),
        );
      }
      y += HEIGHT + 8;
    }
    picture.bottom = y - 8;
  }
  return thinnest;
}
