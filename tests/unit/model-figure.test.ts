/** Promises of the figure of a whole model, over every published model. */
import { describe, expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { exact } from "../../src/format.js";
import { toHtml } from "../../src/html/figure.js";
import { countModel } from "../../src/models/index.js";
import { modelLine, parseModel } from "../../src/models/line.js";
import { models } from "../../src/models/lookup.js";
import { faults } from "../support/faults.js";
import { FONTS } from "../support/measure.js";

const whole = models().filter(({ other }) => other !== undefined);
const draw = (model: string, rank: number, targets: unknown = "all-linear") =>
  figures.model!.draw({ model, rank, targets });

describe("the figure of a model", () => {
  it.each(Object.keys(FONTS))("keeps texts apart and inside in %s, for every model", (family) => {
    for (const { id } of whole) {
      for (const rank of [1, 8, 64]) {
        for (const [name, scene] of Object.entries({
          wide: draw(id, rank).wide,
          narrow: draw(id, rank).narrow,
        })) {
          expect(faults(scene, family), `${id} at rank ${rank}, ${name}`).toEqual([]);
        }
      }
    }
  });

  it("states the counts of countModel in caption, alternative text and table", () => {
    for (const { id } of whole) {
      const { trainable, base, all } = countModel({ model: id, rank: 8, targets: "all-linear" });
      const { caption, wide, table } = draw(id, 8);
      const cells = table.rows.map((row) => row.at(-1));
      for (const text of [caption, wide.desc]) {
        expect(text).toContain(exact(trainable));
        expect(text).toContain(exact(base!));
      }
      expect(cells).toEqual(expect.arrayContaining([exact(trainable), exact(base!), exact(all!)]));
      expect(wide.desc.length).toBeLessThanOrEqual(250);
      expect(wide.desc).not.toBe(caption);
    }
  });

  it("draws a layer's modules to one scale, or says what is larger", () => {
    for (const { id } of whole) {
      const { wide } = draw(id, 8);
      const rects = wide.children.flatMap((node) =>
        node.type === "rect" && node.stroke === "frozen" && node.width > 10.5 ? [node] : [],
      );
      const modules = countModel({ model: id, rank: 8, targets: "all-linear" }).modules;
      const scale = Math.min(
        128 / Math.max(...modules.map(({ d }) => d)),
        168 / Math.max(...modules.map(({ k }) => k)),
      );
      for (const { d, k } of modules.filter((one) => Math.min(one.d, one.k) * scale > 11)) {
        const isThere = rects.some(
          ({ width, height }) =>
            Math.abs(width - k * scale) <= 0.5 && Math.abs(height - d * scale) <= 0.5,
        );
        expect(isThere, `${id} ${d} x ${k}`).toBe(true);
      }
    }
  });

  it("is an error for a model of which only some modules are known", () => {
    expect(() => draw("falcon-40b", 8, ["dense"])).toThrow(/every parameter is known/);
  });

  it("carries at most its own shapes to the page, which give the same counts there", () => {
    for (const model of whole) {
      const line = modelLine(model);
      const again = parseModel(line);
      expect(again.modules).toEqual(model.modules);
      const html = toHtml(draw(model.id, 8), { id: "m", interactive: true });
      expect(html).toContain(`data-model="${line}"`);
    }
  });
});
