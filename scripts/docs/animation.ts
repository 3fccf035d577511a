/** The README's animation: a slider moves the rank, and the figure follows. */
import { decomposition } from "../../src/figures/decomposition/index.js";
import { toMarkup } from "../../src/render/svg.js";
import { type Node, path, rect, text } from "../../src/scene.js";
import { STANDALONE_TEXT, type Theme } from "../../src/theme.js";

/** The slider's ranks. The animation shows them in order, then backwards. */
const RANKS = [1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64];
/** How long a rank is shown, s. The first and the last are shown longer. */
const STEP = 0.35;
const PAUSE = 4;
/** The matrix's side: small enough that each step is visible. */
const SIDE = 512;
/** The slider: its place, the height of its row, and the thumb's radius, px. */
const SLIDER = { start: 120, end: 560, y: 34, row: 56, thumb: 9 } as const;

/** The slider's thumb and the rank, as controls on a page show them. */
function drawSlider(rank: number): Node[] {
  const { start, end, y, thumb } = SLIDER;
  const at = start + (Math.log2(rank) / Math.log2(RANKS.at(-1)!)) * (end - start);
  return [
    rect(start, y - 2, end - start, 4, { fill: "grid" }),
    rect(start, y - 2, at - start, 4, { fill: "a" }),
    path(
      `M${at - thumb} ${y}a${thumb} ${thumb} 0 1 0 ${2 * thumb} 0a${thumb} ${thumb} 0 1 0 ${-2 * thumb} 0`,
      {
        fill: "a",
      },
    ),
    text(end + 28, y + 6, String(rank), { size: 17, bold: true }),
  ];
}

/**
 * Returns the animation as an SVG file. Readers who prefer reduced motion, and programs without
 * animations, see the figure at one rank.
 */
export function drawAnimation(theme: Theme): string {
  const scenes = RANKS.map((rank) =>
    decomposition.draw({ rank, d: SIDE, k: SIDE }).compose("wide"),
  );
  const [{ width }] = scenes as [(typeof scenes)[0]];
  const height = SLIDER.row + Math.max(...scenes.map((scene) => scene.height));
  const last = RANKS.length - 1;
  const order = [...RANKS.keys(), ...[...RANKS.keys()].slice(1, last).reverse()];
  const weight = (index: number) => (index === 0 || index === last ? PAUSE : 1);
  const total = order.reduce((sum, index) => sum + weight(index), 0);
  /** The share of the animation before an entry of the order. */
  const share = (at: number) =>
    (100 * order.slice(0, at).reduce((sum, index) => sum + weight(index), 0)) / total;
  const keyframes = RANKS.map((_, index) => {
    const shown = order.flatMap((item, at) => (item === index ? [at] : []));
    const stops = shown.map(
      (at) => `${share(at).toFixed(2)}%{opacity:1}${share(at + 1).toFixed(2)}%{opacity:0}`,
    );
    return `@keyframes r${index}{0%{opacity:${shown[0] === 0 ? 1 : 0}}${stops.join("")}}`;
  });
  const style = [
    `g>g{opacity:0;animation:${(total * STEP).toFixed(2)}s step-end infinite}`,
    "g>g:nth-child(6){opacity:1}",
    ...RANKS.map((_, index) => `g>g:nth-child(${index + 1}){animation-name:r${index}}`),
    ...keyframes,
    "@media (prefers-reduced-motion:reduce){g>g{animation:none!important}}",
  ].join("");
  const frames = RANKS.map((rank, index) => {
    const slider = toMarkup(drawSlider(rank), theme);
    const picture = toMarkup(scenes[index]!.children, theme);
    return `<g>${slider}<svg y="${SLIDER.row}" overflow="visible">${picture}</svg></g>`;
  });
  const label = toMarkup([text(20, SLIDER.y + 6, "Rank *r*", { size: 17, fill: "muted" })], theme);
  return `<svg xmlns="http://www.w3.org/2000/svg" font-family="${STANDALONE_TEXT}" fill="${theme.ink}" text-rendering="geometricPrecision" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><style>${style}</style><rect width="${width}" height="${height}" fill="${theme.paper}"/>${label}<g>${frames.join("\n")}</g></svg>\n`;
}
