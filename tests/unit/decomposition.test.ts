/** The numbers and words of the decomposition figure. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { omitForPages } from "../../scripts/command/request.js";
import type { Drawing, Figure } from "../../src/figures/figure.js";
import { figures } from "../../src/figures/index.js";
import { ratioArgs } from "../../src/figures/logic.js";
import { describePicture, flatten } from "../../src/figures/parts.js";
import { createFormats, english } from "../../src/language-format.js";
import { getWords } from "../../src/locales/index.js";
import { type LoraInput, lora } from "../../src/lora.js";
import { atMostOneDecimal, exact, percent, real } from "../../src/number-format.js";
import { COMPOSITIONS, type Scene } from "../../src/scene.js";
import { extremes, shape } from "../support/cases.js";
import { getPictures, getSceneText } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { findNodes } from "../support/faults.js";

const draw = (input: LoraInput) => figures.decomposition.draw(input);

/** Returns the texts of a figure, by where they appear. */
function textsByPlace(drawing: Drawing): Record<string, string> {
  const { wide, narrow } = getPictures(drawing);
  const { alt } = drawing;
  const table = drawing.table().rows.flat().join("\n");
  return {
    wide: getSceneText(wide),
    narrow: getSceneText(narrow),
    alt,
    parts: flatten(describePicture(drawing).items)
      .map(({ words }) => words)
      .join("\n"),
    table,
  };
}

const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?(?:\u00a0%)?/g;

/** Returns the numbers that may appear in a decomposition figure, as it writes them. */
function formatAllowedNumbers(input: LoraInput): Set<string> {
  const value = lora(input);
  const { share, rest } = percent(value.trainable, value.full);
  const counts = [value.rank, value.d, value.k, value.full, value.trainable, value.b, value.a].map(
    exact,
  );
  // If one decimal rounds to a rank, the words give the rank with "just below" or "just above".
  const breakEven = atMostOneDecimal(value.full, value.d + value.k).replace(/\.0$/, "");
  const denominator = ratioArgs(createFormats(english), value)?.denominator ?? "1";
  return new Set([
    ...counts,
    share,
    rest,
    denominator,
    breakEven,
    exact(value.alpha),
    real(value.scaling),
  ]);
}

it("the figure states the same numbers in both pictures, table, alt and list of parts", () => {
  const property = (input: LoraInput) => {
    const counts = lora(input);
    const allowed = formatAllowedNumbers(input);
    for (const [place, text] of Object.entries(textsByPlace(draw(input)))) {
      // Below a picture stands how many times thicker than to scale something is.
      const numbers =
        text.replace(/1 − share|\b1\u00a0in\u00a0|[\d.,]+\u00a0×(?=\u00a0)/g, "").match(NUMBER) ??
        [];
      const unexpected = numbers.filter((item) => !allowed.has(item));
      expect(unexpected, place).toEqual([]);
      expect(numbers, place).toEqual(
        expect.arrayContaining([exact(counts.full), exact(counts.trainable)]),
      );
    }
  };
  extremes.forEach(property);
  fc.assert(fc.property(shape, property), { numRuns: runs(60, 2100) });
});

it("the check detects a number that is off by one", () => {
  const texts = textsByPlace(draw({ rank: 8, d: 4096, k: 4096 }));
  const allowed = formatAllowedNumbers({ rank: 8, d: 4096, k: 4096 });
  const numbers = texts.table!.replace("65,536", "65,537").match(NUMBER) ?? [];
  expect(numbers.filter((item) => !allowed.has(item))).toContain("65,537");
});

it("the figure distinguishes the break-even rank from the rank to which it rounds", () => {
  const texts = textsByPlace(draw({ rank: 1, d: 1, k: 1048576 }));
  expect(texts.wide).toContain("rank\u00a0just below 1");
  expect(texts.table).toContain("just below 1");
  // Exactly 0.95, which one decimal would show as 1.
  expect(textsByPlace(draw({ rank: 1, d: 1, k: 19 })).table).toContain("just below 1");
  expect(textsByPlace(draw({ rank: 1, d: 2, k: 3 })).table).toContain("1.2");
  // Exactly 18.05, which one decimal shows as another number than 18.
  expect(textsByPlace(draw({ rank: 1, d: 19, k: 361 })).table).toContain("≈\u00a018.1");
  // 25 · 1 / 24 is 1.0417.
  expect(textsByPlace(draw({ rank: 1, d: 3, k: 5 })).table).toContain("≈\u00a01.9");
  expect(textsByPlace(draw({ rank: 8, d: 16, k: 16 })).table).toContain("\n8\n");
});

/** Returns the strips of B and A, and the gaps between their stripes. */
function findStrips(scene: Scene) {
  const boxes = findNodes(scene, "rect");
  const [b, a] = (["b", "a"] as const).map((fill) => boxes.find((box) => box.fill === fill)!);
  const gaps = findNodes(scene, "path").filter(({ stroke, dash }) => stroke === "paper" && dash);
  return { b: b!, a: a!, gaps };
}

it("stripes divide B into r columns and A into r rows, if they are wide enough to be seen", () => {
  const sides = fc.constantFrom(16, 24, 64, 256, 4096);
  const gapCounts = new Set<number>();
  const property = (rank: number, d: number, k: number) => {
    for (const scene of Object.values(getPictures(draw({ rank, d, k })))) {
      const { b, a, gaps } = findStrips(scene);
      gapCounts.add(gaps.length);
      for (const { d, dash } of gaps) {
        const [, , , direction, length] = /^M([\d.]+) ([\d.]+)([hv])([\d.]+)$/.exec(d)!;
        const thick = direction === "h" ? b.width : a.height;
        const pitch = dash![0]! + dash![1]!;
        expect(Math.round((thick + dash![0]!) / pitch)).toBe(rank);
        expect(Number(length)).toBeCloseTo((rank - 1) * pitch, 6);
      }
    }
  };
  property(8, 4096, 4096);
  expect([...gapCounts]).toEqual([2]);
  fc.assert(fc.property(fc.integer({ min: 1, max: 16 }), sides, sides, property), {
    numRuns: runs(20),
  });
  expect([...gapCounts].sort()).toEqual([0, 2]);
});

it("strips grow with the rank, in the same proportion up to rank 16, and nothing else moves", () => {
  const property = (d: number, k: number) => {
    for (const composition of COMPOSITIONS) {
      const drawn = [1, 2, 8, 16].map((rank) => draw({ rank, d, k }).compose(composition));
      const strips = drawn.map(findStrips);
      const widths = strips.map(({ b, gaps: [gap] }) => b.width + (gap?.dash ?? [0])[0]);
      for (const [index, rank] of [1, 2, 8, 16].entries())
        expect(widths[index]!).toBeCloseTo(rank * widths[0]!, 6);
      expect(new Set(drawn.map(({ height }) => height)).size).toBe(1);
      expect(new Set(strips.map(({ b }) => b.y)).size).toBe(1);
    }
  };
  property(4096, 4096);
  const side = fc.integer({ min: 64, max: 20_000 });
  fc.assert(fc.property(side, side, property), { numRuns: runs(30) });
});

it("the block's share of the outline's area is the share that trains", () => {
  const property = ({ rank, d, k }: LoraInput) => {
    const { trainable, full } = lora({ rank, d, k });
    for (const scene of Object.values(getPictures(draw({ rank, d, k })))) {
      const boxes = findNodes(scene, "rect");
      const [b, a] = boxes.filter(({ fill }) => fill === "b" || fill === "a").slice(-2);
      const frame = boxes.findLast(({ stroke }) => stroke === "ink" || stroke === "paper")!;
      const inset = frame.stroke === "ink" ? 0 : 2;
      const side = frame.width + frame.strokeWidth! + inset;
      const area = b!.width * b!.height + a!.width * a!.height;
      expect(area / side ** 2).toBeCloseTo(trainable / full, 6);
    }
  };
  extremes.forEach(property);
  fc.assert(fc.property(shape, property), { numRuns: runs(40, 700) });
});

it("a figure of several ranks has the numbers of each rank in its shared nodes and the nodes of this rank", () => {
  const ranks = [1, 4, 8];
  const { steps } = figures.decomposition.draw({ rank: 4, d: 512, k: 512, steps: ranks });
  for (const composition of COMPOSITIONS) {
    const { shared, distinct } = steps!.overlay(composition);
    expect(distinct).toHaveLength(ranks.length);
    for (const [index, rank] of ranks.entries()) {
      const scene = { ...shared, children: [...shared.children, ...distinct[index]!] };
      expect(getSceneText(scene)).toContain(exact(rank * 1024));
    }
  }
});

it("a figure of several ranks states the range of its numbers in title, caption and alt", () => {
  const { listed, caption, steps } = figures.decomposition.draw({
    ...{ rank: 8, d: 4096, k: 4096 },
    steps: [4, 8],
  });
  for (const words of [listed, caption, steps!.alt])
    expect(words).toContain("LoRA at ranks 4 and 8");
  for (const words of [caption, steps!.alt]) expect(words).toContain("32,768 to 65,536 parameters");
  const three = figures.decomposition.draw({ rank: 4, d: 4096, k: 4096, steps: [1, 2, 4] });
  expect(three.caption).toContain("8,192 to 32,768 parameters");
});

it("a figure of several ranks has a table with the numbers of each rank", () => {
  const property = ({ rank, d, k }: LoraInput) => {
    const steps = [...new Set([1, rank, Math.min(d, k)])].sort((a, b) => a - b);
    if (steps.length < 2) return;
    const { caption, head, rows } = figures.decomposition
      .draw({ rank, d, k, steps })
      .steps!.table();
    expect([caption, ...head]).toEqual([
      "Rank by rank",
      "Rank *r*",
      "LoRA, *r*(*d*\u00a0+\u00a0*k*)",
      "Share trained",
      "Saving",
    ]);
    const expected = steps.map((step) => {
      const { trainable, full } = lora({ rank: step, d, k });
      const { share, rest } = percent(trainable, full);
      return [
        exact(step),
        exact(trainable),
        share,
        trainable > full ? "none, LoRA costs more" : rest,
      ];
    });
    expect(rows).toEqual(expected);
  };
  property({ rank: 8, d: 4096, k: 4096 });
  fc.assert(fc.property(shape, property), { numRuns: runs(30) });
});

it("the ranks of a figure of several ranks ascend and include the figure's rank", () => {
  const drawSteps = (steps: readonly number[]) =>
    figures.decomposition.draw({ rank: 4, d: 64, k: 64, steps });
  for (const steps of [[4, 4], [1, 4, 4, 8], [8, 4], [4], [1, 8], [1, 2, 3, 4, 5, 6, 7, 8, 9]])
    expect(() => drawSteps(steps)).toThrow(
      `steps must be a list of 2 to 8 ascending ranks that includes the figure's rank; got [${steps}]`,
    );
  for (const steps of [
    [1, 4, 8],
    [1, 2, 3, 4, 5, 6, 7, 8],
  ])
    expect(() => drawSteps(steps)).not.toThrow();
});

it("an image file has no exercise and no several ranks", () => {
  expect(Object.keys(omitForPages(figures.decomposition.options))).toEqual([
    ...["rank", "d", "k", "alpha"],
  ]);
});

it("the ranks of a figure of several ranks are whole numbers from 1 to the largest", () => {
  const drawSteps = (steps: readonly number[]) =>
    figures.decomposition.draw({ rank: 4, d: 8, k: 16, steps });
  expect(drawSteps([1, 4, 8]).steps!.labels).toHaveLength(3);
  for (const steps of [
    [0, 4],
    [4, 9],
  ])
    expect(() => drawSteps(steps)).toThrow(
      /^steps must be ranks from 1 to 8, the smaller of d and k; got \[/,
    );
});

describe("an exercise", () => {
  const drawGoal = (goal: number) =>
    figures.decomposition.draw({ rank: 1, d: 4096, k: 4096, goal }).goal!;

  it("states its task and, for any saving from 0 to below 1, the largest rank", () => {
    expect(drawGoal(0.99)).toEqual({
      task: "Find the largest rank that saves at least 99\u00a0% of a matrix of 4,096\u00a0×\u00a04,096.",
      answer: expect.stringMatching(/^Rank 20 is the largest: it saves .* Rank 21 saves /),
    });
    expect(drawGoal(0).answer).toMatch(/^Rank 2,048 is the largest: it saves /);
    for (const goal of [1, -0.01, 0.9999])
      expect(() => drawGoal(goal)).toThrow(
        `goal must be a number from 0 to below 1 that is reached at some rank; got ${goal}`,
      );
  });

  it("says how much the next rank saves, unless that rounds to the target or is nothing", () => {
    const endOf = (goal: number) => drawGoal(goal).answer.replace(/^.*?: it saves \S+\s%\. /, "");
    // Rank 22 saves 98.9258 %.
    expect(endOf(0.98931)).toMatch(/^Rank 22 saves 98\.93\s%, less than 98\.931\s%\.$/);
    for (const goal of [0.9893, 0.98927])
      expect(endOf(goal)).toMatch(/^Rank 22 saves a little less than 98\.9\S*\s%\.$/);
    expect(endOf(0)).toMatch(/^Rank 2,049 saves nothing/);
  });

  it("replies to each rank whether it reaches the target", async () => {
    const goal = { savings: 0.99, d: 4096, k: 4096, rank: 20 };
    const { live } = getWords(figures.decomposition as unknown as Figure);
    const reply = (rank: number, d = 4096) => {
      const input = { rank, d, k: 4096, maxRank: 64, goal };
      return live.answer!(figures.decomposition.interactive.count(input), input);
    };
    expect(await reply(20)).toBe(`✓ ${drawGoal(0.99).answer}`);
    for (const rank of [1, 10, 19])
      expect(await reply(rank)).toMatch(
        /^Rank \d+ saves .*, at least 99\s%\. Is there a larger rank that does\?$/,
      );
    for (const rank of [22, 100, 2047])
      expect(await reply(rank)).toMatch(/saves .*, less than 99\s%\.$/);
    expect(await reply(2048)).toContain("saves nothing");
    expect(await reply(20, 64)).toBe("The exercise is about a matrix of 4,096\u00a0×\u00a04,096.");
  });
});

it("the figure states that LoRA costs more past break-even, without negative numbers", () => {
  const texts = textsByPlace(draw({ rank: 16, d: 16, k: 16 }));
  for (const [place, text] of Object.entries(texts)) {
    expect(text, place).not.toMatch(/[-−]\d/);
    if (place !== "parts") expect(text, place).toMatch(/costs more/);
  }
});
