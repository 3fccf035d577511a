import { type Logo, type Measure, type Node, rect, type Scene, type Text, text } from "../scene.js";
import { type Card, SIZE } from "./card.js";
import type { Drawing } from "./figure.js";
import { balanced, type Fitted, fit, largest } from "./fit.js";

/** The size that Open Graph previews are shown at. */
export const PREVIEW = { width: 1200, height: 630 } as const;

interface PreviewText {
  readonly title: string;
  /** Below the title, on a card without a figure, where there is room for it. */
  readonly description?: string | undefined;
  /** The site's name, at the foot. */
  readonly siteName?: string | undefined;
  /** The site's logo, before its name. */
  readonly logo?: Logo | undefined;
}

const LEFT = 72;
const TOP = 76;
/** Width of the words, and of those that stand beside a figure, px. */
const WHOLE = PREVIEW.width - 2 * LEFT;
const BESIDE = 456;
/** Where the figure begins, and where it ends: above the site's name, or as low as that. */
const FIGURE = { x: LEFT + BESIDE + 32, above: 506, below: 574, gap: 26 };
const RIGHT = 48;
/** The large number: its sizes, and its height and its baseline in them. */
const NUMBER = {
  sizes: [116, 104, 96, 88, 80, 72, 64, 56, 50, 44, 40, 36],
  height: 1.12,
  base: 0.92,
};
/** Sizes of what it comes to. */
const OUTCOME = [46, 42, 38, SIZE.value, SIZE.text];
/** Distance of the baselines beside a figure, in their size. */
const ROW = 1.34;
/** Baseline of the site's name. */
const FOOT = 566;
/** Height of the title's lines, alone on a card and above a figure, px. */
const TITLE = { alone: 360, above: 165 };
/** The logo's largest size, and its distance from the name, px. */
const LOGO = { width: 240, height: 52, gap: 18 };
/** B along the left edge and A along the upper one, as in the figures. */
const STRIP = 14;
const LEADING = 1.18;

/** A page's card for social networks: its title, and the one message of its figure where it has one. */
export function composePreview(
  drawing: Pick<Drawing, "card" | "alt"> | undefined,
  words: PreviewText,
  measure: Measure,
): Scene {
  const { title } = words;
  const card = drawing?.card;
  const foot = composeFoot(words, measure);
  const style = { sizes: [60, 52, 46, 40, 34], bold: true };
  const height = card ? TITLE.above : TITLE.alone;
  const box = { width: WHOLE, height, leading: LEADING };
  const fitted = balanced(largest(title, box, style, measure), true, measure);
  const nodes = column(LEFT, TOP - (LEADING - 0.8) * fitted.size, fitted, { bold: true });
  const below = TOP + fitted.lines.length * LEADING * fitted.size;
  const body = card
    ? composeCard(card, below, foot.right, measure)
    : describe(words.description, below, measure);
  const strips = [
    rect(0, STRIP + 6, STRIP, PREVIEW.height - STRIP - 6, { fill: "b" }),
    rect(STRIP + 6, 0, PREVIEW.width - STRIP - 6, STRIP, { fill: "a" }),
  ];
  const desc = drawing ? `${title}. ${drawing.alt}` : title;
  return { ...PREVIEW, title, desc, children: [...strips, ...nodes, ...body, ...foot.nodes] };
}

/** The number and what it means on the left, the figure on the right. */
function composeCard(card: Card, top: number, footRight: number, measure: Measure): Node[] {
  const y = top + FIGURE.gap;
  const endBeside = (right: number) => (footRight > right ? FIGURE.above : FIGURE.below);
  const width = PREVIEW.width - RIGHT - FIGURE.x;
  const room = { x: FIGURE.x, y, width, height: endBeside(FIGURE.x) - y };
  const line = (content: string, style: { sizes: number[]; bold: boolean }) =>
    largest(content, { width: BESIDE, height: 2 * SIZE.value, leading: 1 }, style, measure);
  const [of, outcome] = card.meaning;
  const subject = line(card.subject, { sizes: [SIZE.text], bold: false });
  const below = [
    { ...line(of, { sizes: [SIZE.value, SIZE.text], bold: false }), bold: false },
    { ...line(outcome, { sizes: OUTCOME, bold: true }), bold: true },
  ];
  const heightOf = (all: readonly Fitted[]) =>
    all.reduce((sum, { lines, size }) => sum + lines.length * ROW * size, 0);
  const above = heightOf([subject]) + 8;
  const rest = heightOf(below);
  const available = endBeside(LEFT) - y - above - rest;
  const number = largest(
    card.number,
    { width: BESIDE, height: available, leading: NUMBER.height },
    { sizes: NUMBER.sizes, bold: true },
    measure,
  );
  const height = NUMBER.height * number.size;
  const from = y + (available - height) / 2;
  let base = from + above + NUMBER.base * number.size;
  const nodes = [
    ...column(LEFT, from, subject, { fill: "muted" }, ROW),
    plain(LEFT, base, card.number, { size: number.size, bold: true }),
  ];
  base = from + above + height;
  for (const { bold, ...fitted } of below) {
    nodes.push(...column(LEFT, base, fitted, { bold }, ROW));
    base += heightOf([fitted]);
  }
  return [...nodes, ...card.draw(room, measure)];
}

/** As much of a page's description as has room. */
function describe(description: string | undefined, top: number, measure: Measure): Node[] {
  const leading = 1.36;
  const room = Math.floor((FOOT - 48 - top) / (leading * SIZE.text));
  if (room < 2) return [];
  const style = { size: SIZE.text, bold: false };
  const { lines } = fit(description ?? "", WHOLE, Math.min(room, 5), style, measure);
  return column(LEFT, top, { lines, size: SIZE.text }, { fill: "muted" }, leading);
}

/** The site's logo and name, and how far they reach to the right. */
function composeFoot(
  { siteName, logo }: PreviewText,
  measure: Measure,
): { nodes: Node[]; right: number } {
  const nodes: Node[] = [];
  let x = LEFT;
  if (logo) {
    const scale = Math.min(LOGO.width / logo.width, LOGO.height / logo.height);
    const [width, height] = [logo.width * scale, logo.height * scale];
    // Its middle is where the name's capitals have theirs.
    nodes.push({ type: "image", x, y: FOOT - 10 - height / 2, width, height, href: logo.href });
    x += width + LOGO.gap;
  }
  const style = { size: SIZE.text, bold: true };
  const [name = ""] = fit(siteName ?? "", LEFT + WHOLE - x, 1, style, measure).lines;
  if (!name) return { nodes, right: logo ? x - LOGO.gap : LEFT };
  nodes.push(plain(x, FOOT, name, style));
  return { nodes, right: x + measure(name, style.size, true) };
}

/** Lines of an author's words below each other, the first just below `top`. */
function column(
  x: number,
  top: number,
  { lines, size }: Pick<Fitted, "lines" | "size">,
  style: Partial<Pick<Text, "fill" | "bold">>,
  leading = LEADING,
): Node[] {
  return lines.map((line, index) =>
    plain(x, top + (index + 1) * leading * size, line, { size, ...style }),
  );
}

/** A line of an author's words, in which an asterisk is an asterisk. */
function plain(
  x: number,
  y: number,
  content: string,
  style: Pick<Text, "size"> & Partial<Pick<Text, "fill" | "bold">>,
): Text {
  return { ...text(x, y, "", style), runs: [{ text: content, math: false }] };
}
