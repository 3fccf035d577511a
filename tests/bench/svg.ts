/** Measures SVG strings, compared with a plotting library on a DOM and with a formula as HTML. */
import { figures } from "../../src/figures/index.js";
import { toSvg } from "../../src/render/svg.js";
import { peer } from "./peers.js";
import { type Contender, compare, timed } from "./rounds.js";
import type { Row } from "./table.js";

const ROUNDS = 15;

/** Returns a random shape up to 16,384 × 16,384, evenly distributed over magnitudes. */
function randomShape(): { rank: number; d: number; k: number } {
  const upTo = (max: number) => Math.max(1, Math.round(max ** Math.random()));
  const [d, k] = [upTo(16_384), upTo(16_384)];
  return { rank: upTo(Math.min(d, k)), d, k };
}

function ours(): string {
  return toSvg(figures.decomposition.draw(randomShape()).compose("wide"));
}

/** Returns a function that plots the same matrices and counts. */
async function plotter(): Promise<() => string> {
  const [{ plot, rect, text }, { JSDOM }] = await Promise.all([peer("plot"), peer("jsdom")]);
  const { document } = new JSDOM("").window;
  return () => {
    const { rank, d, k } = randomShape();
    const matrices = [
      { name: `W, ${d} x ${k}`, x1: 0, x2: k, y1: 0, y2: d, fill: "#d8dee6" },
      { name: `B, ${d} x ${rank}`, x1: 1.2 * k, x2: 1.2 * k + rank, y1: 0, y2: d, fill: "#a34a28" },
      { name: `A, ${rank} x ${k}`, x1: 2.4 * k, x2: 3.4 * k, y1: 0, y2: rank, fill: "#1f6f8b" },
    ];
    const bars = [
      { name: `W: ${d * k}`, x1: 0, x2: d * k, y1: 0, y2: 1, fill: "#d8dee6" },
      { name: `BA: ${rank * (d + k)}`, x1: 0, x2: rank * (d + k), y1: 2, y2: 3, fill: "#f4c9a0" },
    ];
    const pictures = [matrices, bars].map((data) =>
      plot({
        document,
        width: 720,
        marks: [
          rect(data, { x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: "fill" }),
          text(data, { x: "x1", y: "y2", text: "name" }),
        ],
      }),
    );
    return pictures.map(({ outerHTML }) => outerHTML).join("");
  };
}

export async function benchSvg(): Promise<Row[]> {
  const [plot, { default: katex }] = await Promise.all([plotter(), peer("katex")]);
  /** Returns a contender whose times are those of one string. */
  const repeat = (count: number, work: () => string): Contender => {
    const run = timed(() => {
      for (let time = 0; time < count; time++) work();
    });
    return async (round) => {
      const { wall, cpu = NaN } = await run(round);
      return { wall: wall / count, cpu: cpu / count };
    };
  };
  const strings = await compare(
    {
      ours: repeat(400, ours),
      katex: repeat(400, () => katex.renderToString("W' = W + BA")),
      plot: repeat(2, plot),
    },
    ROUNDS,
  );
  const task = "a random shape to an SVG string";
  return [
    { task, ...strings.time("ours"), unit: "ms" },
    {
      task: `${task}: Observable Plot's time on jsdom / ours`,
      ...strings.ratio("plot", "ours"),
      unit: "x",
      min: 100,
    },
    {
      task: `${task}: KaTeX's time for W' = W + BA / ours`,
      ...strings.ratio("katex", "ours"),
      unit: "x",
      min: 1,
    },
  ];
}
