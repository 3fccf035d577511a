/** Tests every registered figure for all values that its options allow. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Drawing } from "../../src/figures/figure.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { kindFor } from "../../src/figures/kinds.js";
import { describePicture } from "../../src/figures/parts.js";
import { toHtml } from "../../src/html/figure.js";
import { getWords as wordsOfFigure } from "../../src/locales/index.js";
import type { Values } from "../../src/options.js";
import { toSvg } from "../../src/render/svg.js";
import { COMPOSITIONS, type Scene } from "../../src/scene.js";
import { toTableFigure } from "../../src/tables/html.js";
import {
  anySettings,
  anySteps,
  arbitraryValues,
  createCorners,
  getDrawing,
} from "../support/cases.js";
import {
  collectTexts,
  getPictures,
  getSceneLines,
  getSceneText,
  getTables,
} from "../support/drawings.js";
import { isExam, runs } from "../support/draws.js";
import { faults } from "../support/faults.js";
import { decode, readMarkup } from "../support/markup.js";
import { FONTS } from "../support/measure.js";

/** A drawn figure with the parts that several tests need. */
interface Drawn {
  readonly values: Values;
  readonly drawing: Drawing;
  readonly wide: Scene;
  readonly narrow: Scene;
}

function drawnFrom(values: Values, drawing: Drawing): Drawn {
  return { values, drawing, ...getPictures(drawing) };
}

/** A number as figures write it. The words "1 − share" and the version of a library contain none. */
const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?(?:\u00a0%)?/g;
const NO_NUMBER = /1 − share|as\sin\stransformers\u00a0[45]/g;
const numbersIn = (text: string) => new Set(text.replaceAll(NO_NUMBER, "").match(NUMBER) ?? []);

const getCells = (drawing: Drawing) => drawing.table().rows.flat();

/** Returns the numbers in a figure's sentences that neither its pictures nor its table show. */
function findUnfounded({ drawing, wide, narrow }: Drawn): string[] {
  const known = numbersIn(
    [getSceneText(wide), getSceneText(narrow), ...getCells(drawing)].join("\n"),
  );
  // "6 of 16 kinds of linear module" are rows of the table.
  const kinds = /\d+ of \d+ kinds/g;
  const { caption, alt } = drawing;
  const sentences = [caption, alt, describePicture(drawing).overview].join("\n").replace(kinds, "");
  return [...numbersIn(sentences)].filter((number) => !known.has(number));
}

/** Returns the numbers that only the narrow picture shows. */
function findNarrowOnly({ drawing, wide, narrow }: Drawn): string[] {
  const known = numbersIn([getSceneText(wide), ...getCells(drawing)].join("\n"));
  // Each picture has a scale of its own, and so how many times larger than to scale it draws something.
  const narrowText = getSceneText(narrow).replace(/[\d.,]+\u00a0×(?=\u00a0)/g, "");
  return [...numbersIn(narrowText)].filter((number) => !known.has(number));
}

/** A space where a line may break before or after an operator, or between a number and its unit. */
const BREAKABLE = / [×=+≤]|[×=+≤≈−] |\d (?=(?:[kMGT]B|[kM%s])(?![\p{L}\d]))/u;

/** The end of a picture's line after an operator. */
const UNFINISHED = /\S[ \u00a0][=+≤≈]$/;

/** Punctuation or spaces that are doubled, as around an empty part of a sentence. */
const DOUBLED = /,\s?,|\.\.|\s\s|\s[,;.](?!\d)/;

const fonts = ["monospace", ...Object.keys(FONTS)];

const FORBIDDEN = /\n|<script|<style| style=|NaN|Infinity|undefined/;

describe.each([...allFigures])("the figure $name", (figure) => {
  const words = wordsOfFigure(figure).live;
  const corners = createCorners(figure, 12);
  let drawn: readonly Drawn[];
  let stepped: readonly Drawn[];
  beforeAll(() => {
    const draw = (values: Values) => drawnFrom(values, getDrawing(figure, values));
    const all = [
      ...corners,
      ...figure.examples,
      ...fc.sample(arbitraryValues(figure), runs(6, 1050)),
    ].map(draw);
    // Options with few values are often drawn twice.
    drawn = [...new Map(all.map((item) => [JSON.stringify(item.drawing.input), item])).values()];
    stepped = figure.options.steps ? fc.sample(anySteps(figure), runs(4, 280)).map(draw) : [];
  });
  afterAll(() => {
    drawn = [];
    stepped = [];
  });

  it("describes its options, and uses the defaults that they state", () => {
    const show = (values: Values) => {
      const { alt, caption, compose } = figure.draw(values);
      return [alt, caption, toSvg(compose("wide"))];
    };
    const [example] = figure.examples;
    for (const [name, { about, type, default: fallback, read }] of Object.entries(figure.options)) {
      expect(about, name).not.toBe("");
      expect(fallback, name).not.toBe("");
      // Other defaults are explained, such as "PEFT's default for the model's type".
      const stated = ["number", "boolean", "choice"].includes(type) ? read(fallback) : undefined;
      if (stated === undefined) continue;
      const values = { ...example, [name]: undefined };
      expect(show({ ...values, [name]: stated }), name).toEqual(show(values));
    }
  });
  /** Returns the drawings with controls, which scripts draw again. */
  const movable = () => drawn.filter(({ drawing }) => drawing.handles.length);
  /** Checks a property at the corners, for the examples and for random values. */
  const always = (property: (item: Drawn) => void, items = drawn) => {
    for (const item of items) {
      try {
        property(item);
      } catch (cause) {
        const { message } = cause as Error;
        throw new Error(`${JSON.stringify(item.values)}: ${message}`, { cause });
      }
    }
  };

  it("has test values at the limits of its options, and examples", () => {
    expect(corners.length).toBeGreaterThan(1);
    expect(figure.examples.length).toBeGreaterThan(0);
    expect(figures).toHaveProperty(figure.name);
  });

  it(`keeps texts apart and inside the frame in ${fonts.join(", ")}`, () => {
    let index = 0;
    always(({ wide, narrow }) => {
      const next = fonts[index++ % fonts.length]!;
      for (const family of isExam ? fonts : [next]) {
        expect(faults(wide, family), `wide, ${family}`).toEqual([]);
        expect(faults(narrow, family), `narrow, ${family}`).toEqual([]);
      }
    });
  });

  it("has only numbers in its texts that both pictures or the table show", () => {
    always((item) => {
      expect(findUnfounded(item), "in words, but in no picture or table").toEqual([]);
      expect(findNarrowOnly(item), "in the narrow picture only").toEqual([]);
    });
  });

  it("fails if a number in the caption is off by one", () => {
    const drawing = figure.draw(figure.examples[0]!);
    const unfounded = [1, 9].flatMap((change) => {
      const caption = drawing.caption.replace(/\d(?=\D*$)/, (digit) =>
        String((Number(digit) + change) % 10),
      );
      return findUnfounded(drawnFrom({}, { ...drawing, caption }));
    });
    // In one direction, the wrong number may be another number of the figure.
    expect(unfounded).not.toEqual([]);
  });

  it("describes both pictures by one alternative text of at most 250 characters, not the caption", () => {
    always(({ drawing, wide, narrow }) => {
      expect(drawing.alt.length).toBeLessThanOrEqual(250);
      expect([wide.desc, narrow.desc]).toEqual([drawing.alt, drawing.alt]);
      expect(drawing.alt).not.toBe(drawing.caption);
    });
  });

  it("breaks no line within a formula, or between a number and its unit", () => {
    const unbroken = ({ drawing, wide, narrow }: Drawn) => {
      const { caption, explanation, goal } = drawing;
      const texts = [caption, explanation, goal?.task, goal?.answer];
      texts.push(...getTables(drawing).flatMap(({ caption, head }) => [caption, ...head]));
      expect(BREAKABLE.exec(texts.join("\n"))?.[0]).toBeUndefined();
      for (const line of [wide, narrow].flatMap(getSceneLines))
        if (UNFINISHED.test(line)) throw new Error(`unfinished: ${line}`);
    };
    always(unbroken);
    always(unbroken, stepped);
    for (const text of ["4,096 × 8", "r = 8", "h\u00a0= −3", "Wx\u00a0+ BAx", "r(d + k)", "1 − s"])
      expect(text).toMatch(BREAKABLE);
    for (const text of ["rank ≤ r", "rank ≈ 3", "a loss of 3 %", "13.7 GB"])
      expect(text).toMatch(BREAKABLE);
    expect("rank ≤").toMatch(UNFINISHED);
  });

  it("has no doubled or misplaced punctuation and spaces in its texts", () => {
    const tidy = (item: Drawn) => {
      for (const text of collectTexts(item.drawing, item))
        if (DOUBLED.test(text)) throw new Error(`doubled: ${text}`);
    };
    always(tidy);
    always(tidy, stepped);
    for (const text of ["6 of them,, one", "1, , 2", "of W..", "at  rank", "rank 8 ,"])
      expect(text).toMatch(DOUBLED);
  });

  it("fills every row of its table, with the cells that move at the end", () => {
    always(({ drawing }) => {
      const { head, rows } = drawing.table();
      for (const row of rows) expect(row.length).toBe(head.length);
    });
    expect(movable().length).toBeGreaterThan(4);
    always(({ drawing }) => {
      const { rows } = drawing.table();
      const cells = words.cells(figure.interactive.count(drawing.input));
      const columns = cells.length / rows.length;
      expect(Number.isInteger(columns)).toBe(true);
      expect(cells).toEqual(rows.flatMap((row) => row.slice(row.length - columns)));
    }, movable());
  });

  it("is one line of HTML in Latin-1, without scripts, styles, NaN, Infinity or undefined, from which its texts can be read", () => {
    const isLatin1 = (html: string) => /^[\0-\xff]*$/.test(html);
    always(({ drawing }) => {
      const html = toHtml(drawing, { id: "a", interactive: true });
      expect(FORBIDDEN.exec(html)?.[0]).toBeUndefined();
      const table = toTableFigure(drawing.table(), "a");
      expect([isLatin1(html), isLatin1(table)]).toEqual([true, true]);
      const texts = readMarkup(html);
      expect(texts).toContain(drawing.caption);
      const join = (items: typeof texts) =>
        items
          .filter((item) => typeof item === "string")
          .join("")
          .replace(/[\s\u2060]/g, "");
      expect(join(texts)).toContain(drawing.explanation.replace(/[*\s]/g, ""));
      const { caption, head, rows } = drawing.table();
      const words = [caption, ...[head, ...rows].flat()].join("").replace(/[*\s]/g, "");
      expect(join(readMarkup(table))).toBe(words);
    });
    expect(FORBIDDEN.exec(`<p style="">1</p>`)?.[0]).toBe(" style=");
    // Every figure has other characters, of which one is found.
    expect(isLatin1(decode(toHtml(drawn[0]!.drawing, { id: "a" })))).toBe(false);
  });

  it("can be redrawn from its JSON data, at every value of its controls", () => {
    const { clip: fit, count, compose } = figure.interactive;
    // Controls at their ends give the same picture for many values.
    const checked = new Set<string>();
    always(({ drawing, wide }) => {
      const carried = JSON.parse(JSON.stringify(drawing.input));
      expect(toSvg(compose(count(fit(carried)), "wide", words))).toBe(toSvg(wide));
      for (const { name, control, farthest, limit, label, value, values } of drawing.handles) {
        expect(label, `the label of ${name}`).toMatch(/./);
        const labels = values.map((item) => item.label);
        expect(new Set(labels).size, `the values of ${name}`).toBe(values.length);
        for (const text of labels) expect(text).toMatch(/^(?!.*undefined)\S(.*\S)?$/);
        expect(limit).toBeLessThanOrEqual(farthest);
        const others = { slider: farthest, choice: values.at(-1)?.value, tick: !value };
        const input = fit({ ...carried, [name]: others[control.kind] });
        const moved = count(input);
        expect(words.spoken(moved, name)).toMatch(/^(?!.*([^\d\s][,.]\S|undefined)).+$/);
        const key = JSON.stringify(input);
        if (checked.has(key)) continue;
        checked.add(key);
        for (const scene of [compose(moved, "wide", words), compose(moved, "narrow", words)])
          expect(faults(scene, "DejaVu Sans")).toEqual([]);
      }
    }, movable());
  });

  // The first two follow the sides of their matrices. The third has a test of its own.
  const isSteady = !["decomposition", "savings", "forward"].includes(figure.name);
  it.runIf(isSteady)("keeps its height at every setting of its controls, in its examples", () => {
    const { clip, count, compose } = figure.interactive;
    for (const { handles, input } of figure.examples.map((values) => figure.draw(values))) {
      const heightsAt = (input: Values) =>
        COMPOSITIONS.map((name) => compose(count(clip(input)), name, words).height);
      const heights = heightsAt(input);
      const keepsHeight = (setting: Values) => {
        expect(heightsAt({ ...input, ...setting })).toEqual(heights);
      };
      fc.assert(fc.property(anySettings(handles), keepsHeight), { numRuns: runs(8, 210) });
    }
  });

  it("is chosen by the options that it needs, and rejects options that it does not have", () => {
    const needed = Object.entries(figure.options)
      .filter(([, option]) => option.default === undefined)
      .map(([name]) => name);
    const chosen = kindFor(needed);
    for (const name of needed) expect(Object.keys(chosen.options)).toContain(name);
    const values = { ...figure.examples[0]!, beta: 1 };
    expect(() => figure.draw(values)).toThrow(/^option must be one of .*; got "beta"$/);
  });
});
