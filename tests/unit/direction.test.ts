/** Tests text of right-to-left languages, and line breaks of Chinese. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIRECTION_CONTROLS, markText, markWords, RTL } from "../../src/direction.js";
import { reserve } from "../../src/figures/lines.js";
import { createOrder, needsOrder } from "../../src/render/bidi.js";
import { loadBidi } from "../../src/render/packages.js";
import { BREAK, text, wrapText } from "../../src/scene.js";
import { arabicLabel, chineseLabel } from "../support/labels.js";

const plain = (content: string) => content.replace(DIRECTION_CONTROLS, "");
const order = createOrder(loadBidi());
/** Returns a label's pieces from left to right, with a space between them. */
const read = (label: string) => order(text(0, 0, label, { size: 10 }).runs).map(({ text }) => text);
const join = (pieces: readonly string[]) => pieces.join("").replaceAll("\u00a0", " ");

describe("the marks of right-to-left text", () => {
  it.each([
    ["المصفوفة *W*′ = *W* + (*α*/*r*)*BA* مجمّدة", "*W*′ = *W* + (*α*/*r*)*BA*"],
    ["الرتبة (*r* = 8) هنا", "(*r* = 8)"],
    ["بحجم 4,096 × 11,008 عنصر", "4,096 × 11,008"],
    ["نحو 0.391\u00a0% منها", "0.391\u00a0%"],
    ["القيمة −0.52 سالبة", "−0.52"],
    ["في 4-bit مع", "4-bit"],
    ["يساوي h = W′x هنا", "h = W′x"],
    ["نسبة 0.571\u200e%\u200e، 22.6 منها", "0.571\u200e%\u200e"],
    ["حجمه 8 GB فقط", "8 GB"],
    ["حيث ‖Δ*W*‖/√(*dk*) = 17.2 × 10⁻³ هنا", "‖Δ*W*‖/√(*dk*) = 17.2 × 10⁻³"],
    ["أو α/√r في rsLoRA", "α/√r"],
    ["يُقسم على √(dk) هنا", "√(dk)"],
  ])("isolate the formula in %s", (label, formula) => {
    const isolated = `\u2066${formula.replaceAll(" ", "\u00a0")}\u2069`;
    expect(markText(label)).toBe(RTL + label.replace(formula, isolated));
  });

  it.each(["الرتبة 8 16", "المصفوفة *W* هنا", "LoRA يدرّب q_proj", "من 16,777,216 إلى 8–16"])(
    "do not isolate words and numbers that no neighbor can reorder: %s",
    (label) => expect(markText(label)).toBe(RTL + label),
  );

  it("leave other text and data unchanged, and are added once", () => {
    for (const label of ["*W*′ = *W* + *BA*", "权重 8", "0.391\u00a0%"])
      expect(markText(label)).toBe(label);
    const words = markWords({ data: { head: ["وزن"] }, list: [() => ["وزن (r = 8)"]] });
    expect(words).toMatchObject({ data: { head: ["وزن"] } });
    expect(words.list[0]!()).toEqual([markText("وزن (r = 8)")]);
    fc.assert(
      fc.property(arabicLabel, (label) => {
        expect(markText(label)).toBe(label);
        expect(plain(label).replaceAll("\u00a0", " ")).not.toMatch(/[\u2066-\u2069]/);
      }),
    );
  });
});

describe("the order of a line's pieces", () => {
  it.each([
    ["المصفوفة *W*′ = *W* + *BA*", ["W", "′ = ", "W", " + ", "B", "A", "المصفوفة "]],
    ["LoRA يدرّب *B* و *A*", ["A", " و ", "B", " يدرّب ", "LoRA"]],
    ["*W*: مجمّدة", [": مجمّدة", "W"]],
  ])("is the visual order of %s", (label, pieces) => {
    expect(join(read(markText(label)))).toBe(pieces.join(""));
    // The control: without the direction, the order differs.
    expect(join(read(label))).not.toBe(pieces.join(""));
  });

  it("is that of one line if sentences are joined", () => {
    const sentences = ["المصفوفة *W*.", "الرتبة *r*."].map(markText);
    expect(read(sentences.join(" ")).at(-1)).toBe("المصفوفة ");
  });

  it("keeps every character, and every formula from left to right", () => {
    fc.assert(
      fc.property(arabicLabel, (label) => {
        const pieces = read(label);
        const sort = (content: string) => [...content].sort().join("");
        expect(sort(pieces.join(""))).toBe(sort(plain(label).replaceAll("*", "")));
        // Formulas are isolates in the isolate of the line.
        for (const [, formula = ""] of label.matchAll(/\u2066([^\u2069]*)\u2069/g))
          expect(pieces.join("")).toContain(formula.replaceAll("*", ""));
      }),
    );
  });

  it("is the reading order if nothing is right-to-left", () => {
    const { runs } = text(0, 0, "权重 *W* = 8", { size: 10 });
    expect(needsOrder("权重 *W* = 8")).toBe(false);
    expect(order(runs).map(({ text }) => text)).toEqual(["权重 ", "W", " = 8"]);
    expect(["وزن", "0.391\u200e%\u200e", markText("وزن")].filter(needsOrder)).toHaveLength(3);
  });
});

describe("lines", () => {
  const style = { size: 10, bold: false };

  it("break between Chinese characters, but not before closing or after opening punctuation", () => {
    const label = "（冻结）的权重，“训练”适配器：LoRA《论文》。4096个";
    const parts = label.split(BREAK);
    expect(parts.join("")).toBe(label);
    for (const part of ["的", "LoRA《论", "4096个"]) expect(parts).toContain(part);
    for (const part of parts) {
      expect(part).not.toMatch(/^[，。；：、）》”]/);
      expect(part).not.toMatch(/[（《“]$/);
    }
    expect("权重".split(BREAK)).toEqual(["权", "重"]);
    expect("a-b “c”, d".split(BREAK)).toEqual(["a-b", " “c”,", " d"]);
  });

  it("hold every character of Chinese text, at any width", () => {
    fc.assert(
      fc.property(chineseLabel, fc.integer({ min: 20, max: 200 }), (label, width) => {
        const lines = wrapText(label, width, style, reserve);
        expect(lines.join("").replaceAll(" ", "")).toBe(label.replaceAll(" ", ""));
        for (const line of lines)
          if (line.split(BREAK).length > 1) expect(reserve(line, 10)).toBeLessThanOrEqual(width);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。；：、）》”]/);
      }),
    );
  });

  it("of right-to-left text have its direction, and never break a formula", () => {
    fc.assert(
      fc.property(arabicLabel, fc.integer({ min: 20, max: 200 }), (label, width) => {
        const lines = wrapText(label, width, style, reserve);
        for (const line of lines) {
          expect(line.startsWith(RTL)).toBe(true);
          const count = (character: string) => line.split(character).length;
          expect(count("\u2066")).toBe(count("\u2069"));
        }
      }),
    );
  });
});
