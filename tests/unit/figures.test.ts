/** Promises of every figure in the registry, over all that its options allow. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Drawing } from "../../src/figures/figure.js";
import { allFigures, figureFor, figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { wordsOf as wordsOfFigure } from "../../src/locales/index.js";
import type { Values } from "../../src/options.js";
import { toSvg } from "../../src/render/svg.js";
import { anyOf, anySteps, cornersOf } from "../support/cases.js";
import { linesOf, picturesOf, tablesOf, textsOf, wordsOf } from "../support/drawings.js";
import { faults } from "../support/faults.js";
import { FONTS } from "../support/measure.js";

const RUNS = 1000;
/** How many figures of several ranks. */
const STEPPED = 200;

/** A number as figures write it; words such as "1 − share" are no numbers. */
const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?(?:\u00a0%)?/g;
const numbersIn = (text: string) => new Set(text.replaceAll("1 − share", "").match(NUMBER) ?? []);

/** What the sentences of a figure say that neither its picture nor its table does. */
function unfounded(drawing: Drawing): string[] {
  const { wide, narrow } = picturesOf(drawing);
  const shown = [wordsOf(wide), wordsOf(narrow), ...drawing.table().rows.flat()].join("\n");
  const known = numbersIn(shown);
  // "6 of 16 kinds of linear module" are rows of the table.
  const kinds = /\d+ of \d+ kinds/g;
  const said = [drawing.caption, drawing.alt, drawing.description].join("\n").replace(kinds, "");
  return [...numbersIn(said)].filter((one) => !known.has(one));
}

/** Numbers of the narrow picture that the wide one and the table do not have. */
function narrowOnly(drawing: Drawing): string[] {
  const { wide, narrow } = picturesOf(drawing);
  const known = numbersIn([wordsOf(wide), ...drawing.table().rows.flat()].join("\n"));
  return [...numbersIn(wordsOf(narrow))].filter((one) => !known.has(one));
}

/** Where a line may end beside an operator or a relation of a formula, or between a number and its unit. */
const PARTED = / [×=+≤]|[×=+≤≈−] |\d (?=(?:[kMGT]B|[kM%s])(?![\p{L}\d]))/u;

/** A line of a picture that ends within a formula. */
const UNENDED = /\S[ \u00a0][=+≤≈]$/;

/** What joins a part of a sentence that is empty, or ends with a mark of its own. */
const DOUBLED = /,\s?,|\.\.|\s\s|\s[,;.](?!\d)/;

const FORBIDDEN = /\n|<script|<style| style=|NaN|Infinity|undefined/;

describe.each([...allFigures])("the figure $name", (figure) => {
  const words = wordsOfFigure(figure).live;
  const corners = cornersOf(figure);
  const fixed = [...corners, ...figure.examples];
  let drawn: readonly { values: Values; drawing: Drawing }[];
  let stepped: typeof drawn;
  beforeAll(() => {
    const all = [...fixed, ...fc.sample(anyOf(figure), RUNS)];
    const draw = (values: Values) => ({ values, drawing: figure.draw(values) });
    drawn = all.map(draw);
    stepped = figure.options.steps ? fc.sample(anySteps(figure), STEPPED).map(draw) : [];
  });
  afterAll(() => {
    drawn = [];
    stepped = [];
  });
  /** Holds at the corners, for the examples, and for `runs` others of all that is allowed. */
  const always = (property: (drawing: Drawing) => void, runs = RUNS, all = drawn) => {
    for (const { values, drawing } of all.slice(0, fixed.length + runs)) {
      try {
        property(drawing);
      } catch (cause) {
        throw new Error(`${JSON.stringify(values)}: ${(cause as Error).message}`, { cause });
      }
    }
  };

  it("has corners that its options allow, and examples", () => {
    expect(corners.length).toBeGreaterThan(4);
    expect(figure.examples.length).toBeGreaterThan(0);
    expect(figures).toHaveProperty(figure.name);
  });

  it(`keeps texts apart and inside the frame in ${Object.keys(FONTS).join(", ")}`, () => {
    always((drawing) => {
      for (const [name, scene] of Object.entries(picturesOf(drawing))) {
        for (const family of Object.keys(FONTS)) {
          const found = faults(scene, family);
          if (found.length) throw new Error(`${name} in ${family}: ${found.join("; ")}`);
        }
      }
    });
  });

  it("says in words only numbers that picture or table show", () => {
    always((drawing) => {
      expect(unfounded(drawing)).toEqual([]);
      expect(narrowOnly(drawing)).toEqual([]);
    });
  });

  it("would notice a number that is off by one", () => {
    const drawing = figure.draw(figure.examples[0]!);
    const caption = drawing.caption.replace(/\d(?=\D*$)/, (digit) =>
      String((Number(digit) + 1) % 10),
    );
    expect(unfounded({ ...drawing, caption })).not.toEqual([]);
  });

  it("has an alternative text of at most 250 characters, the same for both pictures, not the caption", () => {
    always((drawing) => {
      const { wide, narrow } = picturesOf(drawing);
      expect(drawing.alt.length).toBeLessThanOrEqual(250);
      expect([wide.desc, narrow.desc]).toEqual([drawing.alt, drawing.alt]);
      expect(drawing.alt).not.toBe(drawing.caption);
    });
  });

  it("lets no line of its sentences and its tables' heads part a formula, or a number and its unit", () => {
    const whole = (drawing: Drawing) => {
      const { caption, description, explanation, goal } = drawing;
      const scenes = Object.values(picturesOf(drawing));
      const said = [caption, description, explanation, goal?.task, goal?.answer];
      said.push(...scenes.flatMap((scene) => scene.notes ?? []));
      said.push(...tablesOf(drawing).flatMap(({ caption, head }) => [caption, ...head]));
      expect(PARTED.exec(said.join("\n"))?.[0]).toBeUndefined();
      for (const line of scenes.flatMap(linesOf)) expect(line).not.toMatch(UNENDED);
    };
    always(whole);
    always(whole, STEPPED, stepped);
    for (const parted of [
      "4,096 × 8",
      "r = 8",
      "h\u00a0= −3",
      "Wx\u00a0+ BAx",
      "r(d + k)",
      "1 − s",
    ])
      expect(parted).toMatch(PARTED);
    for (const parted of ["rank ≤ r", "rank ≈ 3", "a loss of 3 %", "13.7 GB"])
      expect(parted).toMatch(PARTED);
    expect("rank ≤").toMatch(UNENDED);
  });

  it("has no text with two commas, stops or spaces in a row, nor a space before either", () => {
    const once = (drawing: Drawing) => {
      for (const text of textsOf(drawing)) expect(text).not.toMatch(DOUBLED);
    };
    always(once);
    always(once, STEPPED, stepped);
    for (const doubled of ["6 of them,, one", "1, , 2", "of W..", "at  rank", "rank 8 ,"])
      expect(doubled).toMatch(DOUBLED);
  });

  it("says whether it ever has something to note, and its page has room for notes just then", () => {
    const noting = drawn.filter(({ drawing }) =>
      Object.values(picturesOf(drawing)).some(({ notes }) => notes?.length),
    );
    const html = toHtml(drawn[0]!.drawing, { id: "one", interactive: true });
    expect(html.match(/<p class="lora-note">/g) ?? []).toHaveLength(noting.length ? 2 : 0);
  });

  it("has as many cells in every row of its table, and those that move at the rows' ends", () => {
    always((drawing) => {
      const { head, rows } = drawing.table();
      for (const row of rows) expect(row.length).toBe(head.length);
      const cells = words.cells(figure.moving.count(drawing.input));
      const columns = cells.length / rows.length;
      expect(Number.isInteger(columns)).toBe(true);
      expect(cells).toEqual(rows.flatMap((row) => row.slice(-columns)));
    });
  });

  it("is one line of HTML without scripts, styles and what is not a number", () => {
    always((drawing) => {
      const html = toHtml(drawing, { id: "one", interactive: true });
      expect(FORBIDDEN.exec(html)?.[0]).toBeUndefined();
    }, 300);
    expect(FORBIDDEN.exec(`<p style="">1</p>`)?.[0]).toBe(" style=");
  });

  it("carries plain data from which it is drawn again, wherever its controls go", () => {
    const { fit, count, compose } = figure.moving;
    always((drawing) => {
      const carried = JSON.parse(JSON.stringify(drawing.input));
      const n = count(fit(carried));
      expect(toSvg(compose(n, "wide", words))).toBe(toSvg(drawing.compose("wide")));
      for (const { name, control, farthest, limit, label, value, values } of drawing.handles) {
        expect(label, `the label of ${name}`).toMatch(/./);
        expect(limit).toBeLessThanOrEqual(farthest);
        const others = { slider: farthest, choice: values.at(-1)?.value, tick: !value };
        const moved = count(fit({ ...carried, [name]: others[control.kind] }));
        for (const scene of [compose(moved, "wide", words), compose(moved, "narrow", words)])
          expect(faults(scene, "DejaVu Sans")).toEqual([]);
        expect(words.spoken(moved, name)).toMatch(/./);
      }
    }, 200);
  });

  it("has the picture on file", async () => {
    for (const [name, scene] of Object.entries(picturesOf(figure.draw(figure.examples[0]!)))) {
      const svg = `${toSvg(scene)}\n`;
      const how = "look at the picture, then accept it with `npx vitest run --project unit -u`";
      await expect(svg, how).toMatchFileSnapshot(`../goldens/${figure.name}-${name}.svg`);
    }
  });

  it("is chosen by what it needs, and refuses options that it does not have", () => {
    const needed = Object.entries(figure.options).filter(([, one]) => one.default === undefined);
    const chosen = figureFor(needed.map(([name]) => name));
    for (const [name] of needed) expect(Object.keys(chosen.options)).toContain(name);
    const values = { ...figure.examples[0]!, beta: 1 };
    expect(() => figure.draw(values)).toThrow(/^option must be one of .*; got "beta"$/);
  });
});
