import type { Drawing } from "./figures/figure.js";
import { reserve, wrap } from "./figures/parts.js";
import { group, type Node, rect, type Scene, text } from "./scene.js";

/** The size that Open Graph previews are shown at. */
export const PREVIEW = { width: 1200, height: 630 } as const;

export interface PreviewText {
  readonly title: string;
  /** Below the title, where there is room for it. */
  readonly description?: string | undefined;
  /** The site's name, at the foot. */
  readonly siteName?: string | undefined;
}

const LEFT = 72;
const COLUMN = 590;
/** Where the figure stands: the right of the card, inside its margins. */
const FIGURE = { x: 660, width: 484, top: 44, height: 542 };
/** B along the left edge and A along the upper one, as in the figures. */
const STRIP = 14;

/** A page's card for social networks: title, description and site name beside its narrow figure. */
export function composePreview(drawing: Drawing, words: PreviewText): Scene {
  const { narrow } = drawing;
  const scale = Math.min(FIGURE.width / narrow.width, FIGURE.height / narrow.height);
  const x = FIGURE.x + (FIGURE.width - narrow.width * scale) / 2;
  const y = FIGURE.top + (FIGURE.height - narrow.height * scale) / 2;
  return {
    ...PREVIEW,
    title: words.title,
    desc: `${words.title}. ${narrow.desc}`,
    children: [
      rect(0, 0, PREVIEW.width, PREVIEW.height, { fill: "paper" }),
      rect(0, STRIP + 6, STRIP, PREVIEW.height, { fill: "b" }),
      rect(STRIP + 6, 0, PREVIEW.width, STRIP, { fill: "a" }),
      ...composeWords(words),
      group(x, y, narrow.children, [scale, scale]),
    ],
  };
}

/** The title as large as fits in five lines, then as much of the description as has room. */
function composeWords({ title, description = "", siteName = "" }: PreviewText): Node[] {
  const top = 76;
  const foot = PREVIEW.height - 64;
  const size = [56, 48, 42, 36].find((one) => fit(title, one, 5, true).isWhole) ?? 36;
  const lines = fit(title, size, 5, true).lines;
  const leading = size * 1.18;
  const nodes: Node[] = lines.map((line, index) => {
    return text(LEFT, top + size * 0.8 + index * leading, line, { size, bold: true });
  });
  const below = top + size * 0.8 + lines.length * leading + 18;
  const room = Math.floor((foot - 30 - below) / 36);
  if (room > 0) {
    for (const [index, line] of fit(description, 26, Math.min(room, 5)).lines.entries()) {
      nodes.push(text(LEFT, below + index * 36, line, { size: 26, fill: "muted" }));
    }
  }
  const [name = ""] = fit(siteName, 26, 1).lines;
  if (name) nodes.push(text(LEFT, foot, name, { size: 26, bold: true }));
  return nodes;
}

/** The words in at most `most` lines of the column; the last ends in “…” if some are left over. */
function fit(
  content: string,
  size: number,
  most: number,
  bold = false,
): { lines: string[]; isWhole: boolean } {
  const width = COLUMN / (bold ? 1.18 : 1);
  // Asterisks would mark variables; here every character is meant as it is.
  const words = content
    .replaceAll("*", "∗")
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => pieces(word, width, size));
  const all = wrap(words, " ", width, size);
  if (all.length <= most) return { lines: all, isWhole: true };
  const last = all[most - 1]!.split("");
  while (last.length && reserve(`${last.join("")}…`, size) > width) last.pop();
  return { lines: [...all.slice(0, most - 1), `${last.join("").trimEnd()}…`], isWhole: false };
}

/** A word that is wider than the column, cut where it must be. */
function pieces(word: string, width: number, size: number): string[] {
  const cut: string[] = [""];
  for (const char of word) {
    if (reserve(cut.at(-1)! + char, size) > width) cut.push("");
    cut[cut.length - 1] += char;
  }
  return cut;
}
