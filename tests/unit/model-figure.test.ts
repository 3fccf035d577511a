/** Promises of the figure of a whole model, over every published model. */

import { describe, expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { moving } from "../../src/figures/model/moving.js";
import { resolveModel } from "../../src/figures/whole-model.js";
import { exact } from "../../src/format.js";
import { countModel } from "../../src/models/index.js";
import { models } from "../../src/models/lookup.js";
import { picturesOf } from "../support/drawings.js";
import { faults } from "../support/faults.js";
import { FONTS } from "../support/measure.js";

const whole = models().filter(({ other }) => other !== undefined);
const draw = (model: string, rank: number, targets: readonly string[] = ["all-linear"]) =>
  figures.model.draw({ model, rank, targets });

describe("the figure of a model", () => {
  it.each(Object.keys(FONTS))("keeps texts apart and inside in %s, for every model", (family) => {
    for (const { id } of whole) {
      for (const rank of [1, 8, 64]) {
        for (const [name, scene] of Object.entries(picturesOf(draw(id, rank)))) {
          expect(faults(scene, family), `${id} at rank ${rank}, ${name}`).toEqual([]);
        }
      }
    }
  });

  it("states the counts of countModel in caption, alternative text and table", () => {
    for (const { id } of whole) {
      const { trainable, base, all } = countModel({ model: id, rank: 8, targets: "all-linear" });
      const { caption, alt, table } = draw(id, 8);
      const cells = table().rows.map((row) => row.at(-1));
      for (const text of [caption, alt]) {
        expect(text).toContain(exact(trainable));
        expect(text).toContain(exact(base!));
      }
      expect(cells).toEqual(expect.arrayContaining([exact(trainable), exact(base!), exact(all!)]));
      expect(alt.length).toBeLessThanOrEqual(250);
      expect(alt).not.toBe(caption);
    }
  });

  it("draws a layer's modules to one scale, or says what is larger", () => {
    for (const { id } of whole) {
      const wide = draw(id, 8).compose("wide");
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

  it("is counted from the shapes that a page carries as countModel counts the model", () => {
    for (const { id } of whole) {
      for (const rank of [1, 3, 64]) {
        const given = { model: id, rank, targets: ["all-linear"] };
        const { trainable, a, b, base, all, modules } = countModel(given);
        const counted = moving.count(resolveModel(given));
        const parameters = modules.map((one) => one.parameters);
        expect(counted).toMatchObject({ trainable, a, b, base, all });
        expect(counted.modules.map((one) => one.parameters)).toEqual(parameters);
      }
    }
  });
});
