/** Promises of the figure of memory, over every published model. */

import { describe, expect, it } from "vitest";
import { barsOf } from "../../src/figures/memory/bars.js";
import { memory as figure } from "../../src/figures/memory/index.js";
import { WAYS } from "../../src/figures/memory/words.js";
import { countModel } from "../../src/models/index.js";
import { memoryOf } from "../../src/models/memory.js";
import { ALL_LINEAR } from "../../src/models/targets.js";
import { toSvg } from "../../src/render/svg.js";
import { picturesOf, wordsOf } from "../support/drawings.js";
import { faults } from "../support/faults.js";
import { FONTS } from "../support/measure.js";
import { countOf, counts, inputs } from "../support/memory.js";

describe("the figure of memory", () => {
  it.each(Object.keys(FONTS))("keeps texts apart and inside for all models in %s", (family) => {
    const long = "a_name-of.a/model_that-has-been-given-no-thought-to-its-length";
    const config = {
      model_type: "gpt2",
      n_layer: 1,
      n_embd: 64,
      n_head: 1,
      _name_or_path: `${long}${"W".repeat(50)}`,
    };
    const extremes = [
      { model: config, rank: 4 },
      { model: { ...config, _name_or_path: "W".repeat(99) }, rank: 1 },
      { model: "toy MLP", rank: 2 ** 20, targets: [ALL_LINEAR] },
      { model: "meta-llama/Llama-3.1-405B", rank: 2 ** 20, targets: [ALL_LINEAR] },
      { model: "gpt2", rank: 1 },
    ];
    for (const input of [...inputs, ...extremes, ...figure.examples]) {
      const { wide, narrow } = picturesOf(figure.draw(input));
      for (const scene of [wide, narrow]) expect(faults(scene, family), scene.title).toEqual([]);
    }
  });

  it("draws parts to one scale within a pixel, or says that they are larger", () => {
    for (const count of [...counts, countOf(1e9, 1e12), countOf(1e9, 9e8), countOf(1e12, 1)]) {
      const memory = memoryOf(count);
      for (const width of [680, 272]) {
        const bars = barsOf(memory, width);
        const most = Math.max(...WAYS.map((way) => memory[way].total));
        const isExact = WAYS.every((way) => bars[way].larger.length === 0);
        for (const way of WAYS) {
          const { parts, larger } = bars[way];
          const { weights, adapter, gradients, optimizer } = memory[way];
          const bytes = [weights, adapter, gradients, optimizer].filter((one) => one > 0);
          expect(parts.length).toBe(bytes.length);
          expect(parts.at(-1)!.to).toBeLessThanOrEqual(width);
          for (const [index, { from, to }] of parts.entries()) {
            expect(from).toBe(parts[index - 1]?.to ?? 0);
            expect(to - from).toBeGreaterThanOrEqual(2);
            const off = to - from - (width * bytes[index]!) / most;
            if (isExact) expect(Math.abs(off)).toBeLessThanOrEqual(1);
            else if (larger.length === 0) expect(off).toBeLessThanOrEqual(1);
          }
        }
      }
    }
    const wide = figure.draw(figure.examples[0]!).compose("wide");
    expect(wordsOf(wide).replaceAll("\n", " ")).toContain(
      "drawn larger to be seen: trained parts of LoRA and QLoRA.",
    );
  });

  it("says the same totals in both pictures, alt, caption and description", () => {
    for (const input of inputs) {
      const drawing = figure.draw(input);
      const { caption, description } = drawing;
      const { wide, narrow } = picturesOf(drawing);
      const memory = memoryOf(countModel(input));
      const said = [wordsOf(wide), wordsOf(narrow), wide.desc, caption, description];
      const isSmall = Math.min(...WAYS.map((way) => memory[way].total)) < 1e9;
      for (const way of WAYS) {
        const [unit, size] = isSmall ? ["MB", 1e6] : ["GB", 1e9];
        const tenths = Math.round((10 * memory[way].total) / (size as number));
        const number = (tenths / 10).toLocaleString("en-US", { minimumFractionDigits: 1 });
        for (const text of said) expect(text).toContain(`${number}\u00a0${unit}`);
      }
      for (const text of said) expect(text).toContain("activations");
    }
  });

  it("has an alternative text of at most 250 characters, a table, and no stray value", () => {
    const named = { _name_or_path: "*W*".repeat(40) };
    const config = { model_type: "gpt2", n_layer: 1, n_embd: 64, n_head: 1, ...named };
    for (const input of [...inputs, { model: config, rank: 2 ** 20 }]) {
      const drawing = figure.draw(input);
      const { wide, narrow } = picturesOf(drawing);
      const { caption } = drawing;
      const table = drawing.table();
      expect(wide.desc.length).toBeLessThanOrEqual(250);
      expect(narrow.desc).toBe(wide.desc);
      expect(wide.desc).not.toBe(caption);
      expect(table.rows.map((row) => row.length)).toEqual(Array(8).fill(table.head.length));
      const all = [toSvg(wide), toSvg(narrow), caption, ...table.rows.flat()].join();
      expect(/\n|NaN|Infinity|undefined|\*/.exec(all)?.[0]).toBeUndefined();
    }
  });

  it("writes exact bytes in its table", () => {
    const { rows } = figure.draw(figure.examples[0]!).table();
    expect(rows.map((row) => row.join(" | ").replaceAll("\u00a0", " "))).toEqual([
      "Weights | 16,060,522,496 | 16,060,522,496 | 5,702,295,552",
      "Adapter | 0 | 13,631,488 | 13,631,488",
      "Gradients | 16,060,522,496 | 13,631,488 | 13,631,488",
      "Optimizer state | 96,363,134,976 | 27,262,976 | 27,262,976",
      "Total | 128,484,179,968 | 16,115,048,448 | 5,756,821,504",
      "Training compute relative to full | 100 % | 66.7 % | 66.7 %",
      "Extra inference compute unmerged | none | 0.0488 % | 0.0488 %",
      "Adapter file | none | 13,631,488 | 13,631,488",
    ]);
  });
});
