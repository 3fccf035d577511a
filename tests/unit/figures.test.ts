/** Promises of every figure in the registry: the same numbers everywhere, and a picture on file. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Drawing } from "../../src/figures/figure.js";
import { figures } from "../../src/figures/index.js";
import { exact, oneDecimal, percent, quotient, real } from "../../src/format.js";
import { toHtml } from "../../src/html/figure.js";
import { type LoraInput, lora } from "../../src/lora.js";
import { toSvg } from "../../src/render/svg.js";
import type { Node, Scene } from "../../src/scene.js";
import { extremes, shape } from "../support/cases.js";

function wordsOf(scene: Scene): string {
  const words = (node: Node): string[] => {
    if (node.type === "group") return node.children.flatMap(words);
    return node.type === "text" ? [node.runs.map((run) => run.text).join("")] : [];
  };
  return scene.children.flatMap(words).join("\n");
}

/** Everything that a figure says, by where it says it. */
function saidBy({ wide, narrow, caption, description, table }: Drawing): Record<string, string> {
  return {
    wide: wordsOf(wide),
    narrow: wordsOf(narrow),
    alt: wide.desc,
    caption,
    description,
    table: table.rows.flat().join("\n"),
  };
}

const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?(?:\u00a0%)?/g;

/** The numbers that may stand anywhere in a decomposition figure, in their one spelling. */
function spelled(input: LoraInput): Set<string> {
  const n = lora(input);
  const { share, rest } = percent(n.trainable, n.full);
  const counts = [n.rank, n.d, n.k, n.full, n.trainable, n.b, n.a].map(exact);
  const breakEven = oneDecimal(n.full, n.d + n.k);
  return new Set([
    ...counts,
    share,
    rest,
    quotient(n.full, n.trainable),
    breakEven,
    exact(n.alpha),
    real(n.scaling),
  ]);
}

describe("decomposition", () => {
  const draw = (input: LoraInput) => figures.decomposition!.draw({ ...input });

  it("states the same numbers in both pictures, table, alt, caption and description", () => {
    const property = (input: LoraInput) => {
      const n = lora(input);
      const allowed = spelled(input);
      for (const [place, text] of Object.entries(saidBy(draw(input)))) {
        const numbers = text.replace("1 − share", "").match(NUMBER) ?? [];
        expect(
          numbers.filter((one) => !allowed.has(one)),
          place,
        ).toEqual([]);
        expect(numbers, place).toEqual(expect.arrayContaining([exact(n.full), exact(n.trainable)]));
      }
    };
    extremes.forEach(property);
    fc.assert(fc.property(shape, property), { numRuns: 2000 });
  });

  it("fails that agreement when one number is off by one", () => {
    const said = saidBy(draw({ rank: 8, d: 4096, k: 4096 }));
    const allowed = spelled({ rank: 8, d: 4096, k: 4096 });
    const numbers = said.table!.replace("65,536", "65,537").match(NUMBER) ?? [];
    expect(numbers.filter((one) => !allowed.has(one))).toContain("65,537");
  });

  it("has an alternative text of at most 250 characters that is not the caption", () => {
    const property = (input: LoraInput) => {
      const { wide, narrow, caption } = draw(input);
      expect(wide.desc.length).toBeLessThanOrEqual(250);
      expect(narrow.desc).toBe(wide.desc);
      expect(wide.desc).not.toBe(caption);
    };
    extremes.forEach(property);
    fc.assert(fc.property(shape, property), { numRuns: 2000 });
  });

  it("keeps a break-even rank that rounds to the figure's own apart from it", () => {
    const said = saidBy(draw({ rank: 1, d: 1, k: 1048576 }));
    expect(said.wide).toContain("rank\u00a0≈\u00a01.0)");
    expect(said.table).toContain("≈\u00a01.0");
    expect(saidBy(draw({ rank: 8, d: 16, k: 16 })).table).toContain("\n8.0");
  });

  it("says that LoRA costs more past break-even, and never a negative number", () => {
    for (const text of Object.values(saidBy(draw({ rank: 16, d: 16, k: 16 })))) {
      expect(text).not.toMatch(/[-−]\d/);
    }
    const { wide, caption, description, table } = draw({ rank: 16, d: 16, k: 16 });
    for (const text of [wordsOf(wide), wide.desc, caption, description, table.rows.flat().join()]) {
      expect(text.replaceAll("\n", " ")).toMatch(/LoRA costs more/);
    }
  });
});

const FORBIDDEN = /\n|<script|<style| style=|NaN|Infinity|undefined/;

describe.each(Object.values(figures))("the figure $name", (figure) => {
  it("has the picture on file", async () => {
    const { wide, narrow } = figure.draw(figure.examples[0]!);
    for (const [name, scene] of Object.entries({ wide, narrow })) {
      const svg = `${toSvg(scene)}\n`;
      const how = "look at the picture, then accept it with `npx vitest run --project unit -u`";
      await expect(svg, how).toMatchFileSnapshot(`../goldens/${figure.name}-${name}.svg`);
    }
  });

  it("is one line of HTML without scripts, styles and what is not a number", () => {
    for (const example of figure.examples) {
      const html = toHtml(figure.draw(example), { id: "one" });
      expect(FORBIDDEN.exec(html)?.[0]).toBeUndefined();
    }
    expect(FORBIDDEN.exec(`<p style="">1</p>`)?.[0]).toBe(" style=");
  });
});
