/** Composes social previews (cards) of pages, with or without a figure. */
import { isRightToLeft, markWords, startsRightToLeft } from "../direction.js";
import {
  type Logo,
  type Measure,
  mirrorTexts,
  type Node,
  rect,
  type Scene,
  type Text,
  text,
} from "../scene.js";
import { type Card, SIZE } from "./card.js";
import type { Drawing } from "./figure.js";
import { balanceLines, type FittedText, fitLargest, fitLines } from "./fit.js";

/** The size of Open Graph previews, px. */
export const PREVIEW = { width: 1200, height: 630 } as const;

/** A page's texts on its card. */
interface PreviewText {
  readonly title: string;
  /** Shown below the title of a card without a figure, if there is room. */
  readonly description?: string | undefined;
  /** Shown at the bottom. */
  readonly siteName?: string | undefined;
  /** Shown before the site's name. */
  readonly logo?: Logo | undefined;
}

/** Left and top margin, px. */
const LEFT = 72;
const TOP = 76;
/** Width of texts across the card, and of texts beside a figure, px. */
const FULL_WIDTH = PREVIEW.width - 2 * LEFT;
const COLUMN_WIDTH = 456;
/** The figure's left edge, its lower edge (above the site's name, or beside it) and its distance from the title. */
const FIGURE = { x: LEFT + COLUMN_WIDTH + 32, above: 506, below: 574, gap: 26 };
/** Margin right of the figure, px. */
const RIGHT = 48;
/** The large number: its possible sizes, and the height and baseline of its line relative to the size. */
const NUMBER = {
  sizes: [116, 104, 96, 88, 80, 72, 64, 56, 50, 44, 40, 36],
  height: 1.12,
  base: 0.92,
};
/** Possible sizes of the outcome. */
const OUTCOME = [46, 42, 38, SIZE.value, SIZE.text];
/** Distance between baselines of texts beside a figure, relative to their size. */
const ROW = 1.34;
/** Baseline of the site's name, px. */
const FOOT = 566;
/** Height available to the title on a card without a figure and above a figure, px. */
const TITLE = { alone: 360, above: 165 };
/** Maximum size of the logo, and its distance from the name, px. */
const LOGO = { width: 240, height: 52, gap: 18 };
/** Thickness of the decoration: B along the left edge and A along the top, as in the figures, px. */
const STRIP = 14;
/** Distance between baselines of the title, relative to its size. */
const LEADING = 1.18;

/**
 * Returns a page's card: its title, and the message of its figure if it has one. In a right-to-left language, texts
 * are on the right, and the figure is on the left.
 */
export function composePreview(
  drawing: Pick<Drawing, "card" | "alt"> | undefined,
  given: PreviewText,
  measure: Measure,
): Scene {
  const card = drawing?.card;
  const isRtl = card ? card.meaning.some(isRightToLeft) : startsRightToLeft(given.title);
  const texts = isRtl ? markWords(given) : given;
  const { title } = texts;
  const foot = composeFoot(texts, measure);
  const style = { sizes: [60, 52, 46, 40, 34], bold: true };
  const height = card ? TITLE.above : TITLE.alone;
  const box = { width: FULL_WIDTH, height, leading: LEADING };
  const fitted = balanceLines(fitLargest(title, box, style, measure), true, measure);
  const nodes = column(LEFT, TOP - (LEADING - 0.8) * fitted.size, fitted, { bold: true });
  const below = TOP + fitted.lines.length * LEADING * fitted.size;
  const body = card
    ? composeCard(card, below, foot.right, isRtl, measure)
    : { texts: describe(texts.description, below, measure), figure: [] };
  const strips = [
    rect(0, STRIP + 6, STRIP, PREVIEW.height - STRIP - 6, { fill: "b" }),
    rect(STRIP + 6, 0, PREVIEW.width - STRIP - 6, STRIP, { fill: "a" }),
  ];
  const desc = drawing ? `${given.title}. ${drawing.alt}` : given.title;
  const mirror = (nodes: readonly Node[]) => (isRtl ? mirrorTexts(nodes, PREVIEW.width) : nodes);
  const children = [
    ...strips,
    ...mirror(nodes),
    ...mirror(body.texts),
    ...body.figure,
    ...mirror(foot.nodes),
  ];
  return { ...PREVIEW, title: given.title, desc, children };
}

/** Returns the number and its meaning on the left, and the figure on the right, or on the left for mirrored texts. */
function composeCard(
  card: Card,
  top: number,
  footRight: number,
  isRtl: boolean,
  measure: Measure,
): { texts: Node[]; figure: readonly Node[] } {
  const y = top + FIGURE.gap;
  // A column that starts right of the site's name may extend down beside it.
  const getBottom = (left: number) => (footRight > left ? FIGURE.above : FIGURE.below);
  const width = PREVIEW.width - RIGHT - FIGURE.x;
  const room = { x: isRtl ? RIGHT : FIGURE.x, y, width, height: getBottom(FIGURE.x) - y };
  const line = (content: string, style: { sizes: number[]; bold: boolean }) =>
    fitLargest(
      content,
      { width: COLUMN_WIDTH, height: 2 * SIZE.value, leading: 1 },
      style,
      measure,
    );
  const [ofWhat, outcome] = card.meaning;
  const subject = line(card.subject, { sizes: [SIZE.text], bold: false });
  const below = [
    { ...line(ofWhat, { sizes: [SIZE.value, SIZE.text], bold: false }), bold: false },
    { ...line(outcome, { sizes: OUTCOME, bold: true }), bold: true },
  ];
  const getHeight = (paragraphs: readonly FittedText[]) =>
    paragraphs.reduce((sum, { lines, size }) => sum + lines.length * ROW * size, 0);
  const above = getHeight([subject]) + 8;
  const rest = getHeight(below);
  const available = getBottom(LEFT) - y - above - rest;
  const number = fitLargest(
    card.number.replaceAll(" ", "\u00a0"),
    { width: COLUMN_WIDTH, height: available, leading: NUMBER.height },
    { sizes: NUMBER.sizes, bold: true },
    measure,
  );
  const height = NUMBER.height * number.size;
  const from = y + (available - height) / 2;
  let base = from + above + NUMBER.base * number.size;
  const nodes = [
    ...column(LEFT, from, subject, { fill: "muted" }, ROW),
    writeLine(LEFT, base, card.number, { size: number.size, bold: true }),
  ];
  base = from + above + height;
  for (const { bold, ...fitted } of below) {
    nodes.push(...column(LEFT, base, fitted, { bold }, ROW));
    base += getHeight([fitted]);
  }
  return { texts: nodes, figure: card.draw(room, measure) };
}

/** Returns the part of a page's description that fits. */
function describe(description: string | undefined, top: number, measure: Measure): Node[] {
  const leading = 1.36;
  const maxLines = Math.floor((FOOT - 48 - top) / (leading * SIZE.text));
  if (maxLines < 2) return [];
  const style = { size: SIZE.text, bold: false };
  const { lines } = fitLines(description ?? "", FULL_WIDTH, Math.min(maxLines, 5), style, measure);
  return column(LEFT, top, { lines, size: SIZE.text }, { fill: "muted" }, leading);
}

/** Returns the site's logo and name, and their right edge. */
function composeFoot(
  { siteName, logo }: PreviewText,
  measure: Measure,
): { nodes: Node[]; right: number } {
  const nodes: Node[] = [];
  let x = LEFT;
  if (logo) {
    const scale = Math.min(LOGO.width / logo.width, LOGO.height / logo.height);
    const [width, height] = [logo.width * scale, logo.height * scale];
    // Centers the logo on the capital letters of the name.
    nodes.push({ type: "image", x, y: FOOT - 10 - height / 2, width, height, href: logo.href });
    x += width + LOGO.gap;
  }
  const style = { size: SIZE.text, bold: true };
  const [name = ""] = fitLines(siteName ?? "", LEFT + FULL_WIDTH - x, 1, style, measure).lines;
  if (!name) return { nodes, right: x };
  nodes.push(writeLine(x, FOOT, name, style));
  return { nodes, right: x + measure(name, style.size, true) };
}

/** Returns an author's lines as texts below each other, starting below `top`. */
function column(
  x: number,
  top: number,
  { lines, size }: Pick<FittedText, "lines" | "size">,
  style: Partial<Pick<Text, "fill" | "bold">>,
  leading = LEADING,
): Node[] {
  return lines.map((line, index) =>
    writeLine(x, top + (index + 1) * leading * size, line, { size, ...style }),
  );
}

/** Returns a line of an author's text, in which asterisks have no special meaning. */
function writeLine(
  x: number,
  y: number,
  content: string,
  style: Pick<Text, "size"> & Partial<Pick<Text, "fill" | "bold">>,
): Text {
  return { ...text(x, y, "", style), runs: [{ text: content, math: false }] };
}
