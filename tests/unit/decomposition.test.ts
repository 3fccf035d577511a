/** The numbers and words of the decomposition figure. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { omitForPages } from "../../scripts/command/request.js";
import type { Drawing, Figure } from "../../src/figures/figure.js";
import { figures } from "../../src/figures/index.js";
import { reserve } from "../../src/figures/lines.js";
import { ratioArgs } from "../../src/figures/logic.js";
import { describePicture } from "../../src/figures/parts.js";
import { createFormats, english } from "../../src/language-format.js";
import { getWords, locales } from "../../src/locales/index.js";
import { type LoraInput, lora } from "../../src/lora.js";
import { atMostOneDecimal, exact, percent, real } from "../../src/number-format.js";
import { COMPOSITIONS, type Rect } from "../../src/scene.js";
import { extremes, shape } from "../support/cases.js";
import { getPictures, getSceneText } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { faults, findNodes } from "../support/faults.js";
import { withMessages } from "../support/languages.js";

const draw = (input: LoraInput) => figures.decomposition.draw(input);

/** Returns the texts of a figure, by where they appear. */
function textsByPlace(drawing: Drawing): Record<string, string> {
  const { wide, narrow } = getPictures(drawing);
  const { alt, caption } = drawing;
  const table = drawing.table().rows.flat().join("\n");
  return {
    wide: getSceneText(wide),
    narrow: getSceneText(narrow),
    alt,
    caption,
    parts: describePicture(drawing).parts.join("\n").replaceAll(" %", "\u00a0%"),
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

it("the figure states the same numbers in both pictures, table, alt, caption and list of parts", () => {
  const property = (input: LoraInput) => {
    const counts = lora(input);
    const allowed = formatAllowedNumbers(input);
    for (const [place, text] of Object.entries(textsByPlace(draw(input)))) {
      // A magnifier states its enlargement.
      const numbers = text.replace(/1 − share|\b1 in |\b8\u00a0×$/gm, "").match(NUMBER) ?? [];
      const unexpected = numbers.filter((item) => !allowed.has(item));
      expect(unexpected, place).toEqual([]);
      expect(numbers, place).toEqual(
        expect.arrayContaining([exact(counts.full), exact(counts.trainable)]),
      );
    }
  };
  extremes.forEach(property);
  fc.assert(fc.property(shape, property), { numRuns: runs(300) });
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
  expect(textsByPlace(draw({ rank: 1, d: 2, k: 3 })).table).toContain("1.2");
  // Exactly 18.05, which one decimal shows as another number than 18.
  expect(textsByPlace(draw({ rank: 1, d: 19, k: 361 })).table).toContain("≈\u00a018.1");
  // 25 · 1 / 24 is 1.0417.
  expect(textsByPlace(draw({ rank: 1, d: 3, k: 5 })).table).toContain("≈\u00a01.9");
  expect(textsByPlace(draw({ rank: 8, d: 16, k: 16 })).table).toContain("\n8\n");
});

it("stripes divide B into r columns and A into r rows, if they are wide enough to be seen", () => {
  const sides = fc.constantFrom(16, 24, 64, 256);
  const counts = new Set<number>();
  const property = (rank: number, d: number, k: number) => {
    for (const scene of Object.values(getPictures(draw({ rank, d, k })))) {
      const boxes = findNodes(scene, "rect");
      const [b, a] = (["b", "a"] as const).map((fill) => boxes.find((box) => box.fill === fill)!);
      const isVisible = (thick: number) => rank > 1 && thick / rank >= 3.5;
      const visible = [b!.width, a!.height].filter(isVisible);
      // Each line of dashes has the gaps between all stripes of a strip.
      const gaps = findNodes(scene, "path").filter(({ stroke }) => stroke === "paper");
      expect(gaps).toHaveLength(visible.length);
      counts.add(gaps.length);
      for (const { d, dash, strokeWidth } of gaps) {
        const [, x, y, direction, length] = /^M([\d.]+) ([\d.]+)([hv])([\d.]+)$/.exec(d)!;
        const isColumns = direction === "h";
        const box = isColumns ? b! : a!;
        const at = [Number(x) - box.x, Number(y) - box.y];
        const [start, middle] = isColumns ? at : at.toReversed();
        const [thick, across] = isColumns ? [box.width, box.height] : [box.height, box.width];
        const pitch = thick / rank;
        expect(start).toBeCloseTo(pitch - 0.5, 6);
        expect(Number(length)).toBeCloseTo((rank - 1) * pitch, 6);
        expect(dash![0]! + dash![1]!).toBeCloseTo(pitch, 6);
        expect([dash![0], strokeWidth]).toEqual([1, across]);
        expect(middle).toBeCloseTo(across / 2, 6);
      }
    }
  };
  property(4, 16, 16);
  property(4, 256, 256);
  fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), sides, sides, property), {
    numRuns: runs(20),
  });
  expect([...counts].sort()).toEqual([0, 2]);
});

it("a lens has 16 stripes in a row and at most 16 rows, of which the row before the last is empty if ranks are higher", () => {
  const property = (rank: number) => {
    for (const scene of Object.values(getPictures(draw({ rank, d: 4096, k: 4096 }))))
      for (const ink of ["b", "a"] as const) {
        const { d } = findNodes(scene, "path").find(({ stroke }) => stroke === ink)!;
        const starts = [...d.matchAll(/M([\d.]+) ([\d.]+)/g)].map((start) =>
          Number(start[ink === "b" ? 2 : 1]),
        );
        const steps = starts.slice(1).map((start, index) => start - starts[index]!);
        const rows = Math.ceil(rank / 16);
        const [step = 0] = steps;
        if (rank <= 256) expect(steps).toEqual(Array.from({ length: rows - 1 }, () => step));
        else expect(steps).toEqual([...Array.from({ length: 13 }, () => step), 2 * step]);
      }
  };
  for (const rank of [16, 17, 240, 241, 256, 257]) property(rank);
  fc.assert(fc.property(fc.integer({ min: 1, max: 600 }), property), { numRuns: runs(20) });
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

it("a strip from 5 to 10 px is exactly to scale, and a thicker strip is the nearest whole pixel", () => {
  const checked = { thin: 0, thick: 0 };
  const property = ({ rank, d, k }: LoraInput) => {
    for (const scene of Object.values(getPictures(draw({ rank, d, k })))) {
      if (scene.notes?.length) continue;
      const boxes = findNodes(scene, "rect");
      const [w, b] = (["tint", "b"] as const).map(
        (fill) => boxes.find((box) => box.fill === fill)!,
      );
      // Sides of W are rounded to whole pixels, from which the scale follows.
      const scales = [
        [w!.height, d],
        [w!.width, k],
      ] as const;
      const bounds = [
        Math.max(...scales.map(([drawn, side]) => (drawn - 0.5) / side)),
        Math.min(...scales.map(([drawn, side]) => (drawn + 0.5) / side)),
      ];
      const [min, max] = bounds.map((scale) => Math.max(5, rank * scale)) as [number, number];
      const { width } = b!;
      if (width < 10) {
        if (width > 5) checked.thin++;
        expect(width).toBeGreaterThanOrEqual(min - 1e-9);
        expect(width).toBeLessThanOrEqual(max + 1e-9);
      } else {
        checked.thick++;
        expect(Number.isInteger(width)).toBe(true);
        expect(width).toBeGreaterThanOrEqual(min - 0.5);
        expect(width).toBeLessThanOrEqual(max + 0.5);
      }
    }
  };
  const side = fc.integer({ min: 300, max: 1000 });
  const cases = fc.record({ rank: fc.integer({ min: 1, max: 300 }), d: side, k: side });
  fc.assert(fc.property(cases, property), { numRuns: runs(60) });
  expect(checked.thin).toBeGreaterThan(10);
  expect(checked.thick).toBeGreaterThan(10);
});

it("the key leaves the role of B and A apart from other parts, however long the word is", () => {
  // Whether the word is beside the letter or below it.
  const places = new Set<boolean>();
  const figure: Figure = figures.decomposition;
  const property = (trained: string, rank: number, d: number, k: number) => {
    const words = getWords(figure, withMessages(locales.en!, figure, { trained }));
    for (const scene of Object.values(getPictures(figure.draw({ rank, d, k }, { words })))) {
      expect(faults(scene, "DejaVu Sans")).toEqual([]);
      const [role] = findNodes(scene, "text").filter(({ runs }) => runs[0]!.text === trained);
      const [letter] = findNodes(scene, "text").filter(({ x, y }) => y === role!.y && x < role!.x);
      places.add(letter !== undefined);
    }
  };
  // Some words have letters that are much wider in bold.
  const word = fc
    .oneof(fc.stringMatching(/^[a-z]{3,16}$/), fc.stringMatching(/^[bdhnpqu]{6,9}r?$/))
    .filter((item) => reserve(item, 13.5, true) < 110);
  const side = fc.constantFrom(16, 256, 4096);
  fc.assert(fc.property(word, fc.integer({ min: 1, max: 16 }), side, side, property), {
    numRuns: runs(60),
  });
  expect(places.size).toBe(2);
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
    expect(text, place).toMatch(/costs more/);
  }
});

it("the figure leaves hatching visible above and below words inside W", () => {
  let inside = 0;
  const property = (input: LoraInput) => {
    for (const { children } of Object.values(getPictures(draw(input)))) {
      const boxes = children.filter((child) => child.type === "rect" && child.fill === "tint");
      const [w, band] = boxes as Rect[];
      if (!w || !band) continue;
      inside++;
      expect(band.y - w.y).toBeGreaterThanOrEqual(5);
      expect(w.y + w.height - band.y - band.height).toBeGreaterThanOrEqual(5);
    }
  };
  property({ rank: 8, d: 4095, k: 4097 });
  expect(inside).toBe(2);
  property({ rank: 555, d: 777, k: 555 });
  // Nearly square matrices, in which words fit or almost fit.
  const side = fc.integer({ min: 500, max: 1000 });
  const square = fc.record({ rank: fc.integer({ min: 1, max: 500 }), d: side, k: side });
  fc.assert(fc.property(square, property));
});
