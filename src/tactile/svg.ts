/** Writes a tactile sheet as SVG, whose black parts are raised. Its unit is the mm, and its size is in inches. */
import { escapeText } from "../escape.js";
import {
  type Box,
  BRAILLE,
  DISC_RADIUS,
  INSET,
  type Label,
  type Line,
  type Point,
  SHEET,
  type Shape,
  type Sheet,
  type Texture,
} from "./sheet.js";

/** Thicknesses of lines, mm. */
const THICK = { line: 1, main: 2, texture: 0.8 };
const DASH = { line: 5, gap: 4 };
/** The length of an arrowhead, mm. */
const HEAD = 5;

/** Distances between the parts of a texture, mm. */
const PITCH: Readonly<Record<Texture, number>> = { grid: 2.6, diagonals: 7 };

const round = (value: number) => String(Math.round(100 * value) / 100);

const toPoints = (points: readonly Point[]) =>
  points.map((point) => point.map(round).join(" ")).join("L");

/** Returns the sheet as one line of SVG with a title and a description, which is its text in print. */
export function toSheetSvg({ title, shapes }: Sheet): string {
  const texts = shapes.flatMap((shape) =>
    shape.type === "label" && shape.text ? [shape.text] : [],
  );
  const text = [...new Set(texts)].join("; ");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(SHEET.width / 25.4)}in" height="${round(SHEET.height / 25.4)}in" ` +
    `viewBox="0 0 ${round(SHEET.width)} ${round(SHEET.height)}" role="img" fill="none" stroke="#000" stroke-width="${THICK.line}">` +
    `<title>${escapeText(title)}</title><desc>${escapeText(text)}</desc>` +
    `<path fill="#fff" stroke="none" d="M0 0H${round(SHEET.width)}V${round(SHEET.height)}H0z"/>` +
    `${shapes.map(toElement).join("")}</svg>`
  );
}

function toElement(shape: Shape): string {
  if (shape.type === "label") return toDots(shape);
  if (shape.type === "box") return toRect(shape);
  if (shape.type === "line") return toPath(shape);
  return toCircle(shape.x, shape.y, DISC_RADIUS, ' fill="#000" stroke="none"');
}

const toCircle = (x: number, y: number, radius: number, attributes = "") =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}"${attributes}/>`;

/** Returns the dots of a label. The first eight bits of a braille pattern are its dots. */
function toDots({ x, y, cells }: Label): string {
  const radius = BRAILLE.diameter / 2;
  const dots = [...cells].flatMap((cell, index) => {
    const left = x + index * BRAILLE.cell + radius;
    return [0, 1, 2, 3, 4, 5].flatMap((dot) => {
      if (!(cell.charCodeAt(0) & (1 << dot))) return [];
      const [column, row] = [Math.floor(dot / 3), dot % 3];
      return [toCircle(left + column * BRAILLE.dot, y + radius + row * BRAILLE.dot, radius)];
    });
  });
  return `<g fill="#000" stroke="none">${dots.join("")}</g>`;
}

function toRect(box: Box): string {
  const { x, y, width, height, isDashed, texture } = box;
  const half = THICK.line / 2;
  const [left, top, right, bottom] = [x + half, y + half, x + width - half, y + height - half];
  if (isDashed) {
    const corners: Point[] = [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ];
    const sides = corners.map((corner, index) => [corner, corners[(index + 1) % 4]!] as const);
    return sides.map((points) => toPath({ type: "line", points, isDashed })).join("");
  }
  const outline = `M${toPoints([
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ])}z`;
  return `<path d="${outline}"/>${texture ? `<path stroke-width="${THICK.texture}" d="${TEXTURES[texture](box)}"/>` : ""}`;
}

/** The area of a texture, which leaves a gap to the outline. */
function getInside({ x, y, width, height }: Box) {
  return { left: x + INSET, top: y + INSET, right: x + width - INSET, bottom: y + height - INSET };
}

/** Returns coordinates from `from` to `to`, a pitch apart and centered. */
function spread(from: number, to: number, pitch: number): number[] {
  const count = Math.floor((to - from) / pitch);
  const start = from + (to - from - count * pitch) / 2;
  return Array.from({ length: count + 1 }, (_, index) => start + index * pitch);
}

const TEXTURES: Readonly<Record<Texture, (box: Box) => string>> = {
  grid(box) {
    const { left, top, right, bottom } = getInside(box);
    const half = THICK.texture / 2;
    const columns = spread(left + half, right - half, PITCH.grid);
    const rows = spread(top + half, bottom - half, PITCH.grid);
    return [
      ...columns.map((x) => `M${round(x)} ${round(top)}V${round(bottom)}`),
      ...rows.map((y) => `M${round(left)} ${round(y)}H${round(right)}`),
    ].join("");
  },
  diagonals(box) {
    const { left, top, right, bottom } = getInside(box);
    return spread(left - (bottom - top), right, PITCH.diagonals)
      .map((start) => {
        const [from, to] = [Math.max(start, left), Math.min(start + bottom - top, right)];
        const y = (x: number) => round(top + x - start);
        return from < to ? `M${round(from)} ${y(from)}L${round(to)} ${y(to)}` : "";
      })
      .join("");
  },
};

function toPath({ points, isDashed, isMain, hasHead }: Line): string {
  const width = isMain ? ` stroke-width="${THICK.main}"` : "";
  const dash = isDashed ? ` stroke-dasharray="${toDash(points)}"` : "";
  return `<path${width}${dash} d="M${toPoints(points)}"/>${hasHead ? toHead(points) : ""}`;
}

/** Returns dashes that begin and end with a complete dash, so that a finger feels corners and ends. */
function toDash(points: readonly Point[]): string {
  const [[x0, y0], [x1, y1]] = [points[0]!, points.at(-1)!];
  const length = Math.hypot(x1 - x0, y1 - y0);
  const gaps = Math.max(1, Math.round((length - DASH.line) / (DASH.line + DASH.gap)));
  return `${DASH.line} ${round((length - (gaps + 1) * DASH.line) / gaps)}`;
}

/** Returns an arrowhead at the end of a line. */
function toHead(points: readonly Point[]): string {
  const [[x0, y0], [x, y]] = points.slice(-2) as [Point, Point];
  const length = Math.hypot(x - x0, y - y0);
  const [dx, dy] = [((x - x0) / length) * HEAD, ((y - y0) / length) * HEAD];
  const wing = (side: number): Point => [x - dx + side * dy * 0.7, y - dy - side * dx * 0.7];
  return `<path fill="#000" stroke="none" d="M${toPoints([[x, y], wing(1), wing(-1)])}z"/>`;
}
