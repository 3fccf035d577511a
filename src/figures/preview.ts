/** Composes social previews (cards) of pages, with or without a figure. */
import { isRightToLeft, startsRightToLeft } from "../direction.js";
import { markWords } from "../mark-words.js";
import {
  type Logo,
  type Measure,
  mirrorTexts,
  type Node,
  path,
  type Scene,
  type Text,
  text,
} from "../scene.js";
import { SIZE } from "./card.js";
import type { Drawing } from "./figure.js";
import { balanceLines, type FittedText, fitLargest, fitLines } from "./fit.js";

/** The size of Open Graph previews, px. */
export const PREVIEW = { width: 1200, height: 630 } as const;

/** A page's texts on its card. */
interface PreviewText {
  readonly title: string;
  /** Shown below the title of a card without a figure, if there is room. */
  readonly description?: string | undefined;
  /** Shown at the top. */
  readonly siteName?: string | undefined;
  /** Shown before the site's name. */
  readonly logo?: Logo | undefined;
}

const MARGIN = 60;
const WIDTH = PREVIEW.width - 2 * MARGIN;
/** The line at the top: the page's title and the site's name, above a hairline. */
const CONTEXT = { base: 66, size: 32, rule: 88, apart: 40 };
/** The claim: its sizes, its height, and the distance between baselines relative to the size. */
const CLAIM = { sizes: [58, 54, 50, 46, 42, 38, 34], height: 150, leading: 1.19 };
/** The title of a card without a figure. */
const TITLE = { sizes: [76, 68, 60, 52, 46, 40, 34], height: 360 };
/** Distance from the last baseline of the claim to the figure, and the figure's lower edge, px. */
const FIGURE = { gap: 26, bottom: 606 };
/** Maximum size of the logo, and its distance from the name, px. */
const LOGO = { width: 240, height: 52, gap: 18 };

/**
 * Returns a page's card: a line with its title and its site, the claim of its figure, and a picture. Without a figure,
 * the title is large. In a right-to-left language, texts start at the right.
 */
export function composePreview(
  drawing: Pick<Drawing, "card" | "alt"> | undefined,
  given: PreviewText,
  measure: Measure,
): Scene {
  const card = drawing?.card;
  const isRtl = isRightToLeft(card?.headline ?? "") || startsRightToLeft(given.title);
  const texts = isRtl ? markWords(given) : given;
  const site = composeSite(texts, measure);
  const space = site.width ? WIDTH - site.width - CONTEXT.apart : WIDTH;
  const context = card ? fitLines(texts.title, space, 1, plain(CONTEXT.size), measure) : undefined;
  const claim = composeClaim(
    card?.headline.replaceAll("*", "") ?? texts.title,
    card ? CLAIM : TITLE,
    measure,
  );
  const y = Math.round(claim.bottom + FIGURE.gap);
  const room = { x: MARGIN, y, width: WIDTH, height: FIGURE.bottom - y };
  const words = [
    ...(context
      ? [writeLine(MARGIN, CONTEXT.base, context.lines[0] ?? "", muted(CONTEXT.size))]
      : []),
    ...site.nodes,
    path(`M${MARGIN} ${CONTEXT.rule}H${MARGIN + WIDTH}`, { stroke: "grid", strokeWidth: 2 }),
    ...claim.nodes,
    ...(card ? [] : describe(texts.description, claim.bottom, measure)),
  ];
  return {
    ...PREVIEW,
    title: given.title,
    desc: drawing ? `${given.title}. ${drawing.alt}` : given.title,
    children: [
      ...(isRtl ? mirrorTexts(words, PREVIEW.width) : words),
      ...(card?.draw(room, measure) ?? []),
    ],
  };
}

const plain = (size: number) => ({ size, bold: false });
const muted = (size: number) => ({ size, fill: "muted" }) as const;

/** The site's name and logo at the end of the first line, and their width. */
function composeSite(
  { siteName, logo }: PreviewText,
  measure: Measure,
): { nodes: Node[]; width: number } {
  const end = MARGIN + WIDTH;
  const style = plain(SIZE.text);
  const [name = ""] = fitLines(siteName ?? "", WIDTH / 2, 1, style, measure).lines;
  const nodes: Node[] = name
    ? [{ ...writeLine(end, CONTEXT.base, name, muted(SIZE.text)), anchor: "end" }]
    : [];
  const width = name ? measure(name, SIZE.text) : 0;
  if (!logo) return { nodes, width };
  const scale = Math.min(LOGO.width / logo.width, LOGO.height / logo.height);
  const size = { width: logo.width * scale, height: logo.height * scale };
  const x = end - width - (width && LOGO.gap) - size.width;
  // Centers the logo on the capital letters of the name.
  const y = CONTEXT.base - 10 - size.height / 2;
  nodes.push({ type: "image", x, y, ...size, href: logo.href });
  return { nodes, width: end - x };
}

/** The claim, or the title, as large as it fits, and its last baseline. */
function composeClaim(
  content: string,
  { sizes, height }: { readonly sizes: readonly number[]; readonly height: number },
  measure: Measure,
): { nodes: Node[]; bottom: number } {
  const box = { width: WIDTH, height, leading: CLAIM.leading };
  const fitted = balanceLines(
    fitLargest(content, box, { sizes, bold: true }, measure),
    true,
    measure,
  );
  const top = CONTEXT.rule + 66 - CLAIM.leading * fitted.size + (fitted.size - 58) * 0.8;
  const nodes = column(top, fitted, { bold: true }, CLAIM.leading);
  return { nodes, bottom: top + fitted.lines.length * CLAIM.leading * fitted.size };
}

/** Truncates to what fits. */
function describe(description: string | undefined, bottom: number, measure: Measure): Node[] {
  const leading = 1.36;
  const top = bottom + 16;
  const maxLines = Math.floor((FIGURE.bottom - top) / (leading * SIZE.text));
  if (maxLines < 1) return [];
  const { lines } = fitLines(
    description ?? "",
    WIDTH,
    Math.min(maxLines, 5),
    plain(SIZE.text),
    measure,
  );
  return column(top, { lines, size: SIZE.text }, { fill: "muted" }, leading);
}

/** Lines as texts below each other, starting below `top`. */
const column = (
  top: number,
  { lines, size }: Pick<FittedText, "lines" | "size">,
  style: Partial<Pick<Text, "fill" | "bold">>,
  leading: number,
): Node[] =>
  lines.map((line, index) =>
    writeLine(MARGIN, Math.round(top + (index + 1) * leading * size), line, { size, ...style }),
  );

/** A line of an author's text, in which asterisks have no special meaning. */
const writeLine = (
  x: number,
  y: number,
  content: string,
  style: Pick<Text, "size"> & Partial<Pick<Text, "fill" | "bold">>,
): Text => ({ ...text(x, y, "", style), runs: [{ text: content, math: false }] });
