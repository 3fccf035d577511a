import {
  group,
  type Logo,
  type Measure,
  type Node,
  rect,
  type Scene,
  type Text,
  text,
} from "../scene.js";
import type { Drawing } from "./figure.js";
import { wrap } from "./lines.js";

/** The size that Open Graph previews are shown at. */
export const PREVIEW = { width: 1200, height: 630 } as const;

export interface PreviewText {
  readonly title: string;
  /** Below the title, where there is room for it. */
  readonly description?: string | undefined;
  /** The site's name, at the foot. */
  readonly siteName?: string | undefined;
  /** The site's logo, before its name. */
  readonly logo?: Logo | undefined;
}

const LEFT = 72;
/** Width of the words, beside a figure and without one, px. */
const COLUMN = 564;
const WHOLE = PREVIEW.width - 2 * LEFT;
/** Where the figure stands: the right of the card, inside its margins. */
const FIGURE = { x: 660, width: 484, top: 44, height: 542 };
/** The logo's largest size, and its distance from the name, px. */
const LOGO = { width: 240, height: 52, gap: 18 };
/** B along the left edge and A along the upper one, as in the figures. */
const STRIP = 14;

/** A page's card for social networks: its words, beside its narrow figure where it has one. */
export function composePreview(
  drawing: Pick<Drawing, "compose"> | undefined,
  words: PreviewText,
  measure: Measure,
): Scene {
  if (!drawing) return card(words, words.title, composeWords(words, WHOLE, measure));
  const narrow = drawing.compose("narrow");
  const scale = Math.min(FIGURE.width / narrow.width, FIGURE.height / narrow.height);
  const x = FIGURE.x + (FIGURE.width - narrow.width * scale) / 2;
  const y = FIGURE.top + (FIGURE.height - narrow.height * scale) / 2;
  return card(words, `${words.title}. ${narrow.desc}`, [
    ...composeWords(words, COLUMN, measure),
    group(x, y, narrow.children, [scale, scale]),
  ]);
}

function card({ title }: PreviewText, desc: string, children: readonly Node[]): Scene {
  const strips = [
    rect(0, STRIP + 6, STRIP, PREVIEW.height, { fill: "b" }),
    rect(STRIP + 6, 0, PREVIEW.width, STRIP, { fill: "a" }),
  ];
  return { ...PREVIEW, title, desc, children: [...strips, ...children] };
}

/** The title as large as fits in five lines, then as much of the description as has room. */
function composeWords(
  { title, description, siteName, logo }: PreviewText,
  column: number,
  measure: Measure,
): Node[] {
  const top = 76;
  const foot = PREVIEW.height - 64;
  const fitted = (
    content: string | undefined,
    size: number,
    most: number,
    bold: boolean,
    width = column,
  ) => fit(content ?? "", width, most, { size, bold }, measure);
  const sizes = [60, 52, 46, 40, 36];
  const size = sizes.find((one) => fitted(title, one, 5, true).isWhole) ?? 36;
  const { lines } = fitted(title, size, 5, true);
  const leading = size * 1.18;
  const first = top + size * 0.8;
  const nodes: Node[] = lines.map((line, index) =>
    plain(first + index * leading, line, size, true),
  );
  const below = first + lines.length * leading + 18;
  const room = Math.floor((foot - 30 - below) / 36);
  const more = room > 1 ? fitted(description, 26, Math.min(room, 5), false).lines : [];
  for (const [index, line] of more.entries()) {
    nodes.push({ ...plain(below + index * 36, line, 26, false), fill: "muted" });
  }
  let x = LEFT;
  if (logo) {
    const scale = Math.min(LOGO.width / logo.width, LOGO.height / logo.height);
    const [width, height] = [logo.width * scale, logo.height * scale];
    // Its middle is where the name's capitals have theirs.
    nodes.push({ type: "image", x, y: foot - 9.5 - height / 2, width, height, href: logo.href });
    x += width + LOGO.gap;
  }
  const [name = ""] = fitted(siteName, 26, 1, true, column + LEFT - x).lines;
  return name ? [...nodes, { ...plain(foot, name, 26, true), x }] : nodes;
}

/** A line of an author's words, in which an asterisk is an asterisk. */
function plain(y: number, content: string, size: number, bold: boolean): Text {
  return { ...text(LEFT, y, "", { size, bold }), runs: [{ text: content, math: false }] };
}

/** The words in at most `most` lines of the column; the last ends in “…” if some are left over. */
function fit(
  content: string,
  column: number,
  most: number,
  style: { readonly size: number; readonly bold: boolean },
  measure: Measure,
): { lines: string[]; isWhole: boolean } {
  const widthOf = (line: string) => measure(line, style.size, style.bold);
  // Ligatures and characters that show nothing come from copying; no font need have them.
  const clean = content
    .normalize("NFC")
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize("NFKC"))
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  const words = clean
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => pieces(word, column, widthOf));
  const all = wrap(words.join(" "), column, style, measure);
  if (all.length <= most) return { lines: all, isWhole: true };
  const last = all[most - 1]!.split(" ");
  while (last.length > 1 && widthOf(`${last.join(" ")}…`) > column) last.pop();
  return { lines: [...all.slice(0, most - 1), `${last.join(" ")}…`], isWhole: false };
}

/** A word that is wider than the column, cut where it must be. */
function pieces(word: string, column: number, measure: (line: string) => number): string[] {
  if (measure(word) <= column) return [word];
  const cut: string[] = [""];
  for (const char of word) {
    if (measure(`${cut.at(-1)}${char}…`) > column) cut.push("");
    cut[cut.length - 1] += char;
  }
  return cut;
}
