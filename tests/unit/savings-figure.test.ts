/** Tests that the savings figure places its marks at their values on the axes, and claims only what it computes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure, FigureWords } from "../../src/figures/figure.js";
import { describePicture, flatten } from "../../src/figures/parts.js";
import { savings as figure } from "../../src/figures/savings/index.js";
import type { Live } from "../../src/figures/savings/logic.js";
import { count } from "../../src/figures/savings/numbers.js";
import { DRAWN, RANKS, SWEEPS } from "../../src/figures/savings/sweep.js";
import { getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { COMPOSITIONS, type Scene } from "../../src/scene.js";
import { shape } from "../support/cases.js";
import { getPictures, getSceneText } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { findNodes } from "../support/faults.js";

type Values = { rank: number; d: number; k: number; target?: number };

/** Returns the scale that two labels of an axis imply. */
function axis(
  points: readonly (readonly [value: number, at: number])[],
  map: (value: number) => number,
) {
  const [[v0, p0], [v1, p1]] = [points[0]!, points.at(-1)!];
  return (value: number) => p0 + ((p1 - p0) * (map(value) - map(v0))) / (map(v1) - map(v0));
}

/** Returns the scales of the panel of shares, from the labels on its axes. */
function getScales(scene: Scene) {
  const texts = findNodes(scene, "text").map(({ runs, x, y, size, anchor }) => {
    const content = runs.map(({ text }) => text).join("");
    return { content, x, y: y - 0.35 * size, anchor };
  });
  const number = (text: string) => Number(text.replace(/[,\u00a0%]/g, ""));
  const shares = texts.filter(
    ({ content, anchor }) => anchor === "end" && /^[\d]+\u00a0%$/.test(content),
  );
  const lowest = Math.max(...shares.map(({ y }) => y));
  const ticks = texts.filter(
    ({ anchor, content, y }) =>
      anchor === "middle" && /^[\d,]+$/.test(content) && y > lowest && y < lowest + 30,
  );
  return {
    // A long last label is not centered on its rank.
    x: axis(
      ticks.slice(0, Math.max(2, ticks.length - 1)).map(({ content, x }) => [number(content), x]),
      Math.log,
    ),
    y: axis(
      shares.map(({ content, y }) => [number(content) / 100, y]),
      (share) => share,
    ),
  };
}

const circlesOf = (scene: Scene, radius: number) =>
  findNodes(scene, "path").flatMap(({ d }) => {
    const match = new RegExp(`^M(-?[\\d.]+) ([\\d.]+)a${radius} `).exec(d);
    return match ? [[Number(match[1]) + radius, Number(match[2])] as const] : [];
  });
/** LoRA's point with the paper around it, and break-even's ring. */
const [POINT, RING] = [6.5, 7.5];

/** Returns the best rank by trying every rank, independently of the formula. */
function bestRank(target: number, d: number, k: number): number {
  let rank = 0;
  const scaled = BigInt(Math.round(1e5 * target));
  while (
    100000n * (BigInt(d) * BigInt(k) - BigInt(rank + 1) * BigInt(d + k)) >=
    scaled * BigInt(d) * BigInt(k)
  )
    rank++;
  return rank;
}

const small = fc.record({
  d: fc.integer({ min: 2, max: 3000 }),
  k: fc.integer({ min: 2, max: 3000 }),
  target: fc.integer({ min: 0, max: 99_999 }).map((item) => item / 1e5),
});

const getItems = (values: Values) =>
  new Map(flatten(describePicture(figure.draw(values)).items).map((item) => [item.name, item]));

describe("the savings figure", () => {
  it.each(COMPOSITIONS)("marks its rank at its values in the %s picture", (composition) => {
    const distance = ({ rank, d, k }: Values, drawn = rank) => {
      const scene = figure.draw({ rank: drawn, d, k }).compose(composition);
      const { x, y } = getScales(scene);
      const [[atX, atY]] = circlesOf(scene, POINT) as [readonly [number, number]];
      return Math.hypot(atX - x(rank), atY - y((rank * (d + k)) / (d * k)));
    };
    fc.assert(
      fc.property(shape, (item) => {
        expect(distance(item)).toBeLessThan(1.5);
      }),
      { numRuns: runs(30, 700) },
    );
    expect(distance({ rank: 8, d: 4096, k: 4096 }, 10)).toBeGreaterThan(2);
  });

  it("names its rank and break-even in every language, also above GPT-3’s accuracy", () => {
    const locale = fc.constantFrom(...Object.values(locales));
    // Without marks of direction.
    const getWordsOf = (text: string) => text.replace(/\p{Cf}/gu, "").split(/\s+/);
    const side = fc.constantFrom(16, 1024, 4096, 6144, 12_288, 16_384);
    fc.assert(
      fc.property(
        locale,
        side,
        side,
        fc.constantFrom(...COMPOSITIONS),
        (locale, d, k, composition) => {
          const words = getWords(figure as unknown as Figure, locale);
          const drawing = (figure as unknown as Figure).draw({ rank: 8, d, k }, { words });
          const { live } = words as unknown as FigureWords<Live>;
          const text = getSceneText(drawing.compose(composition));
          const counts = count({ rank: 8, d, k, target: 0.99, maxRank: 512 });
          for (const name of [live.rankShare(counts), live.even(counts)])
            expect(getWordsOf(text)).toEqual(expect.arrayContaining(getWordsOf(name)));
        },
      ),
      { numRuns: runs(25, 420) },
    );
  });

  it("ends the column at its rank at the line, with B's part below A's", () => {
    fc.assert(
      fc.property(shape, ({ rank, d, k }) => {
        const scene = figure.draw({ rank, d, k }).compose("wide");
        const { y } = getScales(scene);
        const [b, a] = (["b", "a"] as const).map(
          (ink) =>
            findNodes(scene, "rect")
              .filter(({ fill }) => fill === ink)
              .at(-1)!,
        );
        expect(Math.abs(b!.y + b!.height - y(0))).toBeLessThan(1);
        expect(Math.abs(b!.y - y(rank / k))).toBeLessThan(1);
        expect(a!.y + a!.height).toBe(b!.y);
        expect(Math.abs(a!.y - y(rank / k + rank / d))).toBeLessThan(1);
      }),
      { numRuns: runs(25, 420) },
    );
  });

  it("names the largest rank that saves the target, found by trying every rank", () => {
    fc.assert(
      fc.property(small, ({ d, k, target }) => {
        const best = bestRank(target, d, k);
        const cells = Object.fromEntries(figure.draw({ rank: 1, d, k, target }).table().rows);
        const name = best.toLocaleString("en-US");
        expect(cells["Largest rank that reaches it"]).toBe(best ? name : "none");
        const { facts, words } = getItems({ rank: 1, d, k, target }).get("rank")!;
        expect(facts.largestRankAtTarget).toBe(best || undefined);
        if (best) expect(words).toContain(`rank ${name} still`);
      }),
      { numRuns: runs(30, 700) },
    );
  });

  it("marks break-even where the line meets full fine-tuning, beside a mark on top of it", () => {
    fc.assert(
      fc.property(small, ({ d, k }) => {
        const scene = figure.draw({ rank: 1, d, k }).compose("wide");
        const { x, y } = getScales(scene);
        const [ring] = circlesOf(scene, RING);
        expect(Math.abs(ring![0] - x((d * k) / (d + k)))).toBeLessThan(1.5);
        expect(Math.abs(ring![1] - y(1))).toBeLessThan(1);
      }),
      { numRuns: runs(25, 420) },
    );
    expect(circlesOf(figure.draw({ rank: 1, d: 1, k: 7 }).compose("wide"), RING)).toEqual([]);
    expect(RING).toBeGreaterThan(POINT);
  });

  it("claims in its headline what the counts say, for every small matrix and rank", () => {
    const headlines = new Set<string>();
    for (let d = 1; d <= 9; d++)
      for (let k = 1; k <= 9; k++)
        for (let rank = 1; rank <= Math.min(d, k); rank++) {
          const { headline } = figure.draw({ rank, d, k });
          const [trained, full] = [rank * (d + k), d * k];
          const below = /^LoRA trains fewer parameters below rank (\d+)$/.exec(headline);
          expect(below !== null, headline).toBe(trained < full);
          // All lower ranks save, and this rank does not.
          const limit = Number(below?.[1] ?? 1);
          if (below)
            expect([(limit - 1) * (d + k) < full, limit * (d + k) < full]).toEqual([true, false]);
          else if (headline === "LoRA trains fewer parameters at no rank")
            expect(d + k).toBeGreaterThanOrEqual(full);
          else {
            const amount = trained === full ? "just as many" : "more";
            expect(headline).toBe(`LoRA trains ${amount} parameters at rank ${rank}`);
          }
          headlines.add(headline.replace(/\d+/, ""));
        }
    expect(headlines.size).toBe(4);
  });

  it("states the same break-even rank in alt, description and table", () => {
    const rankIn = (text: string) =>
      /break-even at (no rank|rank [^;.\n]*(?:\.\d+)?)/i.exec(text)?.[1];
    let none = 0;
    for (let d = 1; d <= 12; d++)
      for (let k = 1; k <= 12; k++) {
        const drawing = figure.draw({ rank: 1, d, k });
        const row = Object.fromEntries(drawing.table().rows)["Break-even rank, *dk*/(*d* + *k*)"]!;
        expect(rankIn(drawing.alt), `${d} × ${k}`).toBe(row === "none" ? "no rank" : `rank ${row}`);
        const item = getItems({ rank: 1, d, k }).get("break-even");
        expect(item && rankIn(item.words)).toBe(row === "none" ? undefined : `rank ${row}`);
        expect(row === "none").toBe(d * k < d + k);
        if (row === "none") none++;
      }
    // Matrices with a side of 1.
    expect(none).toBe(23);
  });

  it("shows GPT-3’s accuracy only for matrices from half to twice GPT-3’s size, and never in a headline", () => {
    const side = fc.constantFrom(64, 6143, 6144, 12_288, 24_576, 24_577);
    fc.assert(
      fc.property(side, side, (d, k) => {
        const drawing = figure.draw({ rank: 8, d, k });
        const isLike = [d, k].every((item) => item >= 6144 && item <= 24_576);
        for (const scene of Object.values(getPictures(drawing)))
          expect(getSceneText(scene).includes("GPT-3")).toBe(isLike);
        expect(drawing.alt.includes("GPT-3")).toBe(isLike);
        expect(drawing.headline).not.toMatch(/GPT|accuracy/);
      }),
    );
    // Its source, and by how much accuracy differs.
    const text = getSceneText(figure.draw({ rank: 8, d: 12_288, k: 12_288 }).compose("wide"));
    expect(text.replaceAll("\n", " ")).toMatch(
      /arXiv 2106\.09685, table 6, measured up to rank\s64/,
    );
    const spreads = DRAWN.map(({ tenths }) => Math.max(...tenths) - Math.min(...tenths));
    expect(text).toContain(`at most ${Math.max(...spreads) / 10} points`);
  });

  it("states every drawn value in its description", () => {
    const items = getItems({ rank: 8, d: 12_288, k: 12_288 });
    for (const { task, weights, tenths } of DRAWN) {
      const { words, facts } = items.get(`${task}, ${weights}`)!;
      for (const [index, rank] of RANKS.entries())
        expect(words).toContain(`${(tenths[index]! / 10).toFixed(1)}\u00a0% at rank ${rank}`);
      expect(facts.accuracies).toEqual(tenths.map((item) => item / 10));
    }
    fc.assert(
      fc.property(shape, ({ rank, d, k }) => {
        const all = getItems({ rank, d, k });
        expect(all.get("rank")!.facts).toMatchObject({
          rank,
          parameters: rank * (d + k),
          b: rank * d,
        });
        expect(all.get("full")!.facts).toEqual({ parameters: d * k });
        const { ranks, shares } = all.get("LoRA")!.facts as Record<string, number[]>;
        expect(shares).toEqual(ranks!.map((item) => (item * (d + k)) / (d * k)));
      }),
      { numRuns: runs(30) },
    );
  });

  it("rounds a target to the decimals that it shows", () => {
    const inputFor = (target: number) => figure.draw({ rank: 1, d: 4096, k: 4096, target }).input;
    expect(inputFor(0.990001)).toEqual(inputFor(0.99));
    expect(inputFor(0.99002)).not.toEqual(inputFor(0.99));
    expect(() => inputFor(1)).toThrow(
      "target must be a number from 0 to 0.99999 (write 0.01 for 1 %); got 1",
    );
  });

  it("has the measured accuracies of the paper's table 6: six lines of five", () => {
    const rows = figure.draw(figure.examples[0]!).table().rows.slice(-6);
    expect(rows.map(([, values]) => values)).toEqual([
      "91.3, 91.4, 91.3, 91.6, 91.4",
      "73.4, 73.3, 73.7, 73.8, 73.5",
      "68.8, 69.6, 70.5, 70.4, 70.0",
      "74.1, 73.7, 74.0, 74.0, 73.9",
      "91.2, 91.7, 91.7, 91.5, 91.4",
      "90.7, 90.9, 91.1, 90.7, 90.7",
    ]);
    // Accuracies of these runs in the paper's table 5.
    const at = (task: string, weights: string, rank: (typeof RANKS)[number]) =>
      SWEEPS.find((item) => item.task === task && item.weights === weights)!.tenths[
        RANKS.indexOf(rank)
      ];
    expect([at("WikiSQL", "q", 8), at("MultiNLI", "q, v", 4)]).toEqual([704, 913]);
    expect(at("WikiSQL", "q, v", 4)).toBe(737);
    expect([at("WikiSQL", "q, k, v, o", 2), at("MultiNLI", "q, k, v, o", 2)]).toEqual([737, 917]);
  });

  it("keeps its height at every setting of its controls", () => {
    const heights = (composition: "wide" | "narrow") =>
      new Set(
        [...figure.examples, { rank: 8, d: 12_288, k: 12_288 }, { rank: 16, d: 16, k: 16 }].map(
          (example) => figure.draw(example).compose(composition).height,
        ),
      );
    expect([heights("wide").size, heights("narrow").size]).toEqual([1, 1]);
  });
});

it("lets readers keep k equal to d", () => {
  const control = figure.draw({ rank: 8, d: 64, k: 64 }).handles.find(({ name }) => name === "k")!;
  expect(control.control).toMatchObject({ kind: "slider", sameAs: "d" });
});
