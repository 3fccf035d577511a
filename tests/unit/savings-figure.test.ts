/** Tests that the savings figure places its marks at their values on the axes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsIn } from "../../src/figures/define.js";
import { reserve } from "../../src/figures/lines.js";
import { savings as figure } from "../../src/figures/savings/index.js";
import { count } from "../../src/figures/savings/numbers.js";
import { RANKS, SWEEPS } from "../../src/figures/savings/sweep.js";
import { english } from "../../src/language-format.js";
import { COMPOSITIONS, type Scene } from "../../src/scene.js";
import { shape } from "../support/cases.js";
import { getPictures, getSceneText } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { findNodes } from "../support/faults.js";

/** Returns the linear scale through two labeled points of an axis. */
function axis(points: readonly (readonly [value: number, at: number])[]) {
  const [[v0, p0], [v1, p1]] = [points[0]!, points.at(-1)!];
  return (value: number) => p0 + ((p1 - p0) * Math.log(value / v0)) / Math.log(v1 / v0);
}

/** Returns the scales that the visible labels imply. */
function getScales(scene: Scene) {
  const texts = findNodes(scene, "text").map(({ runs, x, y, size, anchor }) => {
    const content = runs.map(({ text }) => text).join("");
    return { content, x, y: y - 0.35 * size, anchor };
  });
  const number = (text: string) => Number(text.replace(/[,\u00a0%]/g, ""));
  const ticks = texts.filter(
    ({ anchor, content }) => anchor === "middle" && /^[\d,]+$/.test(content),
  );
  const shares = texts.filter(
    ({ anchor, content }) => (anchor === "end" && /^1?0/.test(content)) || content === "1\u00a0%",
  );
  return {
    // A long last label is not centered on its line.
    x: axis(
      ticks.slice(0, Math.max(2, ticks.length - 1)).map(({ content, x }) => [number(content), x]),
    ),
    y: axis(shares.map(({ content, y }) => [number(content) / 100, y])),
  };
}

/** Returns the centers of marks whose path matches `shape`; the key's are last. */
const marks = (scene: Scene, shape: RegExp) =>
  findNodes(scene, "path").flatMap(({ d }) => {
    const match = shape.exec(d);
    return match ? [[Number(match[1]) + Number(match[3]), Number(match[2])] as const] : [];
  });
const DOT = /^M([\d.]+) ([\d.]+)a(5\.5) /;
const DIAMOND = /^M([\d.]+) ([\d.]+)l(9) /;
const isSquare = ({ width, height }: { width: number; height: number }) =>
  width === 14 && height === 14;

/** Returns points along the outlines of the three marks in the plot, in painting order. */
function outlines(scene: Scene) {
  const dot = marks(scene, DOT)[0]!;
  const shapes: {
    outline: [number, number][];
    covers: (x: number, y: number, grown: number) => boolean;
  }[] = [];
  const add = (x: number, y: number, norm: (x: number, y: number) => number, reach: number) =>
    shapes.push({
      outline: Array.from({ length: 64 }, (_, at) => {
        const [across, down] = [Math.cos((at * Math.PI) / 32), Math.sin((at * Math.PI) / 32)];
        const scale = reach / norm(across, down);
        return [x + across * scale, y + down * scale];
      }),
      covers: (atX, atY, grown) => norm(atX - x, atY - y) < grown * reach,
    });
  for (const { x, y, width } of findNodes(scene, "rect").filter(isSquare).slice(0, -1))
    add(x + width / 2, y + width / 2, (a, b) => Math.max(Math.abs(a), Math.abs(b)), width / 2);
  for (const [x, y] of marks(scene, DIAMOND).slice(0, -1))
    add(x, y, (a, b) => Math.abs(a) + Math.abs(b), 9);
  add(...dot, Math.hypot, 5.5);
  return shapes;
}

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

describe("the savings figure", () => {
  it.each(COMPOSITIONS)(
    "marks its rank at its values on the axes of the %s picture",
    (composition) => {
      const distance = ({ rank, d, k }: { rank: number; d: number; k: number }, drawn = rank) => {
        const scene = figure.draw({ rank: drawn, d, k }).compose(composition);
        const { x, y } = getScales(scene);
        const [[atX, atY]] = marks(scene, DOT) as [readonly [number, number]];
        return Math.hypot(atX - x(rank), atY - y((rank * (d + k)) / (d * k)));
      };
      fc.assert(
        fc.property(shape, (item) => {
          expect(distance(item)).toBeLessThan(1);
        }),
        { numRuns: runs(100) },
      );
      expect(distance({ rank: 8, d: 4096, k: 4096 }, 9)).toBeGreaterThan(2);
    },
  );

  it("marks the largest rank that saves the target, found by trying every rank", () => {
    fc.assert(
      fc.property(small, ({ d, k, target }) => {
        const drawing = figure.draw({ rank: 1, d, k, target });
        const best = bestRank(target, d, k);
        const scene = drawing.compose("wide");
        const matches = marks(scene, DIAMOND);
        // If the plot has the mark, the key also has the mark.
        expect(matches.length).toBe(best ? 2 : 0);
        const { x, y } = getScales(scene);
        if (best) {
          expect(Math.abs(matches[0]![0] - x(best))).toBeLessThan(1);
          expect(Math.abs(matches[0]![1] - y((best * (d + k)) / (d * k)))).toBeLessThan(1);
        }
        const cells = Object.fromEntries(drawing.table().rows);
        expect(cells["Largest rank that reaches it"]).toBe(
          best ? best.toLocaleString("en-US") : "none",
        );
      }),
      { numRuns: runs(100) },
    );
  });

  it("marks break-even at the point at which the line of shares meets 100 %", () => {
    fc.assert(
      fc.property(small, ({ d, k }) => {
        const scene = figure.draw({ rank: 1, d, k }).compose("wide");
        const { x, y } = getScales(scene);
        const [first] = findNodes(scene, "rect").filter(isSquare);
        expect(first!.x + 7).toBeCloseTo(x((d * k) / (d + k)), -0.5);
        expect(first!.y + 7).toBeCloseTo(y(1), -0.5);
      }),
      { numRuns: runs(60) },
    );
  });

  it("keeps every mark visible even if marks overlap", () => {
    /** Returns the smallest share of a mark's outline that later marks leave visible. */
    const seen = (values: { rank: number; d: number; k: number; target: number }, grown = 1) => {
      const all = outlines(figure.draw(values).compose("wide"));
      return Math.min(
        ...all.map(({ outline }, index) => {
          const later = all.slice(index + 1);
          const open = outline.filter(([x, y]) => !later.some(({ covers }) => covers(x, y, grown)));
          return open.length / outline.length;
        }),
      );
    };
    // All three marks have the same position, so larger marks on top would hide the others.
    const together = { rank: 50, d: 100, k: 100, target: 0 };
    expect(outlines(figure.draw(together).compose("wide")).length).toBe(3);
    expect(seen(together)).toBeGreaterThan(0.3);
    expect(seen(together, 2)).toBe(0);
    fc.assert(
      fc.property(small, fc.nat(), ({ d, k, target }, randomNumber) => {
        const rank = 1 + (randomNumber % Math.min(d, k));
        expect(seen({ rank, d, k, target })).toBeGreaterThan(0.3);
      }),
      { numRuns: runs(100) },
    );
  });

  it("has exactly the plot's marks in its key", () => {
    const count = (values: { rank: number; d: number; k: number; target?: number }) => {
      const scene = figure.draw(values).compose("narrow");
      return [marks(scene, DIAMOND).length, findNodes(scene, "rect").filter(isSquare).length];
    };
    expect(count({ rank: 8, d: 4096, k: 4096 })).toEqual([2, 2]);
    expect(count({ rank: 3, d: 3, k: 7 })).toEqual([0, 2]);
    expect(count({ rank: 1, d: 1, k: 1 })).toEqual([0, 0]);
  });

  it("states the same break-even rank in pictures, alt, caption and table", () => {
    const rankIn = (text: string) =>
      /break-even:?(?:[^;.]* is)?(?: at)? (no rank|rank [^;.\n]*(?:\.\d+)?)/i.exec(text)?.[1];
    let none = 0;
    for (let d = 1; d <= 12; d++)
      for (let k = 1; k <= 12; k++) {
        const drawing = figure.draw({ rank: 1, d, k });
        const { wide, narrow } = getPictures(drawing);
        const { alt, caption } = drawing;
        const row = Object.fromEntries(drawing.table().rows)["Break-even rank, *dk*/(*d* + *k*)"]!;
        const expected = row === "none" ? "no rank" : `rank ${row}`;
        for (const text of [getSceneText(wide), getSceneText(narrow), alt, caption])
          expect(rankIn(text), `${d} × ${k}`).toBe(expected);
        expect(row === "none").toBe(d * k < d + k);
        if (row === "none") none++;
      }
    // Matrices with a side of 1.
    expect(none).toBe(23);
  });

  it("states that no rank reaches a target, and break-even ranks that are not whole numbers", () => {
    const caption = (rank: number, d: number, k: number, target: number) =>
      figure.draw({ rank, d, k, target }).caption;
    expect(caption(2, 100, 100, 0)).toContain("rank 50 still costs no more");
    expect(caption(1, 1, 5, 0)).toContain("every rank costs more");
    expect(caption(3, 3, 1_000_000, 0.5)).toContain("; break-even at rank just below 3.");
    // 4.95, which one decimal rounds to 5.0.
    expect(caption(3, 11, 9, 0.5)).toContain("; break-even at rank just below 5.");
    expect(caption(3, 30, 70, 0.5)).toContain("; break-even at rank 21.");
    expect(caption(8, 11, 4096, 0.5)).toContain(
      "of a matrix of 11\u00a0×\u00a04,096; rank 5 still saves 50\u00a0%",
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

  it("keeps its height while it changes", () => {
    const heights = (composition: "wide" | "narrow") =>
      new Set(figure.examples.map((example) => figure.draw(example).compose(composition).height));
    expect([heights("wide").size, heights("narrow").size]).toEqual([1, 1]);
  });
});

it("names each measured line without its numbers, in a wide picture at the height of its last point or lower", () => {
  const scene = figure.draw({ rank: 8, d: 4096, k: 4096 }).compose("wide");
  const names = [
    "MultiNLI: query, value weights",
    "WikiSQL: query, value weights",
    "WikiSQL: query weights alone",
  ];
  const baselines = names.map(
    (name) =>
      findNodes(scene, "text").find(({ runs }) => runs.map(({ text }) => text).join("") === name)!
        .y,
  );
  // A measured line is a path through five ranks.
  const ends = findNodes(scene, "path")
    .filter(({ d }) => d.split("L").length === 5)
    .map(({ d }) => Number(d.split(" ").at(-1)));
  expect(ends.length).toBe(names.length);
  for (const [index, end] of ends.entries()) {
    expect(baselines[index]! - end).toBeGreaterThan(2);
    expect(baselines[index]! - end).toBeLessThan(16);
  }
  expect(getSceneText(scene)).not.toContain("at rank 1");
});

it("keeps long names of lines and marks, as in other languages, inside the picture", () => {
  const words = wordsIn(figure.words, english).live;
  const name = fc
    .array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 30 })
    .map((parts) => parts.join(" "));
  fc.assert(
    fc.property(name, (name) => {
      const key = () => [name, name];
      const long = { ...words, line: () => name, marks: { rank: key, best: key, even: key } };
      const { input } = figure.draw({ rank: 8, d: 4096, k: 4096 });
      const counts = count(input as Parameters<typeof count>[0]);
      for (const composition of COMPOSITIONS) {
        const scene = figure.interactive.compose(counts, composition, long);
        const texts = findNodes(scene, "text");
        const contents = texts.map(({ runs }) => runs.map(({ text }) => text).join(""));
        // A key for each mark with a name and a detail, and one for each of the three lines.
        expect(contents.join(" ").split(name).length).toBeGreaterThanOrEqual(9);
        for (const [index, { x, size, anchor, bold }] of texts.entries())
          if (anchor === "start")
            expect(x + reserve(contents[index]!, size, bold)).toBeLessThanOrEqual(scene.width - 8);
      }
    }),
    { numRuns: runs(30) },
  );
});

it("lets readers keep k equal to d", () => {
  const control = figure.draw({ rank: 8, d: 64, k: 64 }).handles.find(({ name }) => name === "k")!;
  expect(control.control).toMatchObject({ kind: "slider", sameAs: "d" });
});
