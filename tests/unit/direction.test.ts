/** Tests text of right-to-left languages, and line breaks of Chinese and Japanese. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIRECTION_CONTROLS, RTL } from "../../src/direction.js";
import type { Figure } from "../../src/figures/figure.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { nameInSentence, reserve, reserveMonospaced } from "../../src/figures/lines.js";
import { METRICS } from "../../src/figures/picture.js";
import { toHtml } from "../../src/html/figure.js";
import { getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { SiteLocales } from "../../src/locales/site-locales.js";
import { isolateText, markText, markWords } from "../../src/mark-words.js";
import { createOrder, needsOrder } from "../../src/render/bidi.js";
import { loadBidi } from "../../src/render/packages.js";
import { layOut } from "../../src/render/pdf-table.js";
import {
  BREAK,
  COMPOSITIONS,
  leaves,
  MAY_BREAK,
  mirrorTexts,
  type Node,
  rect,
  text,
  wrapText,
} from "../../src/scene.js";
import { toTable } from "../../src/tables/html.js";
import { collectTexts } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { arabicLabel, chineseLabel } from "../support/labels.js";

const plain = (content: string) => content.replace(DIRECTION_CONTROLS, "");
const order = createOrder(loadBidi());
/** Returns a label's pieces from left to right, with a space between them. */
const read = (label: string) => order(text(0, 0, label, { size: 10 }).runs).map(({ text }) => text);
const join = (pieces: readonly string[]) => pieces.join("").replaceAll("\u00a0", " ");

it.each([
  ["", ""],
  ["rank", "rank"],
  ["4,096", "4,096"],
  ["\u200fالرتبة 1 + 2", "\u200fالرتبة 1 + 2"],
  ["\u20661 + 2\u2069", "\u20661 + 2\u2069"],
  ["1 + 2", "\u20661 + 2\u2069"],
  ["−1 \u2066x\u2069", "\u2066−1 \u2066x\u2069\u2069"],
])(
  "a cell with %j is isolated from right-to-left cells around it, if it needs to be",
  (cell, expected) => {
    expect(isolateText(cell)).toBe(expected);
  },
);

it("texts and images of a card are mirrored, and its shapes are not", () => {
  const image: Node = { type: "image", href: "", x: 10, y: 0, width: 30, height: 5 };
  const shape = rect(10, 0, 30, 5, {});
  const label = text(10, 0, "a", { size: 10 });
  expect(mirrorTexts([image, shape, label], 100)).toEqual([
    { ...image, x: 60 },
    shape,
    { ...label, x: 90, anchor: "end" },
  ]);
});

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
    ["متوسط ‖(*T* − *BA*)*x*‖² هنا", "‖(*T* − *BA*)*x*‖²"],
    ["وتدرّج *A* هو *B*ᵀ*G*: إن", "*B*ᵀ*G*"],
    ["يُقسم على √(dk) هنا", "√(dk)"],
    ["تدرّج ∂*L*/∂*A*: صفر", "∂*L*/∂*A*"],
    ["قيمة ∂*L*/∂(*Ax*): كلها أصفار", "∂*L*/∂(*Ax*)"],
    ["أفضل (Hayou et al., arXiv 2406.08447).", "(Hayou et al., arXiv 2406.08447)"],
    ["يجد Biderman et al. (arXiv 2405.09673) تناقصًا", "Biderman et al. (arXiv 2405.09673)"],
    ["المصفوفة: 2 −1 0; 1 3 −2; 0 1 1", "2 −1 0; 1 3 −2; 0 1 1"],
    ["الناتج (6, 5, −3) هنا", "(6, 5, −3)"],
    ["الصف 1 1 0 هنا", "1 1 0"],
    ["تدرّب LoRA 65,536 معلمة", "LoRA"],
    ["العدد *x*: 4,096 هنا", "*x*"],
    ["بمحسّن AdamW. QLoRA: الكل", "AdamW"],
  ])("isolate the formula in %s", (label, formula) => {
    const isolated = `\u2066${formula.replace(/(?<!,) /g, "\u00a0")}\u2069`;
    expect(markText(label)).toBe(RTL + label.replace(formula, isolated));
  });

  it.each([
    "الرتبة 8 و16",
    "التعادل ≈ 13 رتبة",
    "المصفوفة *W* هنا",
    "LoRA يدرّب q_proj",
    "من 16,777,216 إلى 8–16",
  ])("do not isolate words and numbers that no neighbor can reorder: %s", (label) =>
    expect(markText(label)).toBe(RTL + label),
  );

  it("isolate code between backquotes as a whole, and keep every character of it", () => {
    const code = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        code.filter((text) => text.trim() !== "" && !text.includes("`")),
        (text) => {
          const label = `الملف \`${text}\` هنا`;
          expect(markText(label)).toBe(`${RTL}الملف \u2066\`${text}\`\u2069 هنا`);
        },
      ),
    );
  });

  /** Returns the isolates that take a part of a sentence: one parenthesis, or a mark at their end. */
  const findTorn = (text: string) =>
    [...text.matchAll(/\u2066([^\u2066\u2069]*)\u2069/g)]
      .map(([, isolate = ""]) => isolate)
      .filter((isolate) => {
        const count = (sign: string) => isolate.split(sign).length;
        return count("(") !== count(")") || /[.,:;،؛)]$/.test(isolate.replace(/\(.*\)/, ""));
      });
  /** Returns the citations in Latin letters, with their parentheses, that no isolate contains. */
  const findLoose = (text: string) =>
    (text.match(/\([^()\p{Script=Arabic}]*arXiv[^()\p{Script=Arabic}]*\)/gu) ?? []).filter(
      (citation) =>
        !text.includes(`\u2066${citation}\u2069`) &&
        !/\u2066[^\u2069]*$/.test(text.split(citation)[0]!),
    );

  const isTranslated = ({ name }: Figure) => name in locales.ar!.files;

  it.each(allFigures.filter(isTranslated))(
    "leave the sentences' marks outside of formulas and citations in $name",
    (figure) => {
      for (const tag of ["ar", "ar-EG"])
        for (const values of figure.examples) {
          const words = getWords(figure, new SiteLocales(locales).find(tag));
          for (const text of [
            ...collectTexts(figure.draw(values, { words })),
            words.page.explanation,
          ]) {
            expect(findTorn(text)).toEqual([]);
            expect(findLoose(text)).toEqual([]);
          }
        }
      // The control: a period and a parenthesis in an isolate, and a citation without one.
      expect(findTorn("أفضل (\u2066Hayou et al.\u2069 هنا \u2066r)\u2069")).toHaveLength(2);
      expect(findLoose("أفضل (Hayou et al., arXiv 2406.08447).")).toHaveLength(1);
    },
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
    ["LoRA 8 معلمات", [" معلمات", "8", " ", "LoRA"]],
    ["*r*: التعادل ≈ 13", ["13", ": التعادل ≈ ", "r"]],
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

  it("of Japanese end with a word and its particle, and start with no small or lengthening sign", () => {
    const words = fc.constantFrom(
      ...[
        "ランクの",
        "学習する",
        "行列が",
        "65,536 個の",
        "特異値を",
        "パラメータは",
        "*W* と ",
        "減衰し、",
      ],
    );
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 4, maxLength: 12 }),
        fc.integer({ min: 90, max: 300 }),
        (parts, width) => {
          const lines = wrapText(parts.join(""), width, style, reserve);
          // Every line is a number of complete words.
          let rest = parts.map((part) => part.trim());
          for (const line of lines) {
            const compact = line.replaceAll(" ", "");
            const count = rest.findIndex(
              (_, index) =>
                rest
                  .slice(0, index + 1)
                  .join("")
                  .replaceAll(" ", "") === compact,
            );
            expect(count, `${line} of ${lines.join("|")}`).toBeGreaterThanOrEqual(0);
            rest = rest.slice(count + 1);
          }
          expect(rest).toEqual([]);
        },
      ),
      { numRuns: runs(80, 1400) },
    );
    // A word that is wider than the line breaks, but not before a sign that lengthens it.
    for (const width of [20, 30, 40, 60])
      for (const line of wrapText(
        "フルファインチューニングはモデルを",
        width,
        style,
        reserve,
      ).slice(1))
        expect(line).not.toMatch(/^[ァィゥェォッャュョー]/);
  });

  it("of Chinese keep a number with its word", () => {
    const lines = wrapText("LoRA 训练 65,536 个参数，而非 16,777,216 个", 130, style, reserve);
    expect(lines.filter((line) => /^个|\d$/.test(line))).toEqual([]);
  });

  it("reserve no room for marks of direction", () => {
    fc.assert(
      fc.property(arabicLabel, (label) => {
        expect(reserveMonospaced(label, 10)).toBeCloseTo(reserveMonospaced(plain(label), 10));
      }),
    );
    expect(reserveMonospaced("12", 10)).toBeGreaterThan(reserveMonospaced("1", 10));
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

  it("of right-to-left text may break in a long name, of which each line reads from left to right", () => {
    const name = nameInSentence("DeepSeek-R1-Distill-Llama-8B-a-long-…");
    const label = markText(`تدريب ${name} برتبة 8`);
    const plainName = name.replaceAll(MAY_BREAK, "");
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 300 }), (width) => {
        const lines = wrapText(label, width, style, reserve);
        const isolated = lines.flatMap((line) => {
          expect(line.startsWith(RTL)).toBe(true);
          return [...line.matchAll(/\u2066([^\u2066\u2069]*)\u2069/g)].map(([, part]) => part);
        });
        expect(isolated.join("")).toBe(plainName);
      }),
    );
  });
});

const drawIn = (figure: Figure, tag: "ar" | "en", values = figure.examples[0]!) => {
  const words = getWords(figure, locales[tag]);
  return { words, drawing: figure.draw(values, { words }) };
};

describe("HTML", () => {
  const write = (tag: "ar" | "en", settings = {}) => {
    const { words, drawing } = drawIn(figures.decomposition, tag);
    const options = { id: "a", lang: tag, interactive: true, number: words.html.figure("1") };
    return toHtml(drawing, { ...options, ...settings }, words.html);
  };

  it("has the direction of its language, and an author's caption that of its letters", () => {
    expect(write("ar").match(/<(\w+)[^>]* dir="\w+"/g)).toEqual([
      '<figure class="lora" id="a" dir="rtl"',
      '<b class="lora-number" dir="rtl"',
    ]);
    expect(write("ar", { caption: "LoRA بالعربية" })).toContain(
      '<figcaption dir="auto" data-custom',
    );
    expect(write("en")).not.toContain('dir="rtl"');
  });

  it("keeps formulas beside checkboxes from left to right", () => {
    const equation = "<i>d</i> = <i>k</i>";
    expect(write("ar")).toContain(`/> <bdi>${equation}</bdi></label>`);
    expect(write("en")).toContain(`/> ${equation}</label>`);
  });

  it("isolates numbers with signs and formulas that are alone in a cell", () => {
    const table = {
      caption: "وزن",
      head: ["وزن", "قيمة"],
      rows: [["q_proj", "−26.9", "8 × 4", "12", "قيمة *r* = 8", "8–16"]],
    };
    const { rows } = markWords(table);
    expect(rows[0]).toEqual([
      "q_proj",
      "\u2066−26.9\u2069",
      "\u20668 × 4\u2069",
      "12",
      markText("قيمة *r* = 8"),
      "8–16",
    ]);
    expect(markWords({ rows })).toEqual({ rows });
    expect(toTable(table)).not.toContain("\u2066−26.9");
    const { drawing } = drawIn(figures.spectrum, "ar");
    const cells = drawing.table().rows.flat();
    expect(cells.some((cell) => cell.includes("×") || cell.includes("%"))).toBe(true);
    for (const cell of cells) if (/[×%−]/.test(cell)) expect(cell).toMatch(/^[\u200f\u2066]/);
  });
});

describe("the claim of a picture", () => {
  const place = (lang: "ar" | "en") =>
    allFigures.flatMap((figure) => {
      const { drawing } = drawIn(figure, lang);
      // A figure that no translator wrote yet is English.
      if (drawing.language.tag !== lang) return [];
      return COMPOSITIONS.map((composition) => {
        const { children, width } = drawing.compose(composition);
        // The claim may stand after a drawing.
        const texts = [...leaves(children)].filter((node) => node.type === "text");
        const { x, anchor } = texts.find(
          ({ size }) => size === METRICS[composition].size.headline,
        )!;
        return { x: anchor === "end" ? width - x : x, anchor };
      });
    });

  it("starts at the margin where its language starts", () => {
    const margins = new Set([20, 8]);
    for (const [lang, anchor] of [
      ["ar", "end"],
      ["en", "start"],
    ] as const) {
      const placed = place(lang);
      expect(placed.length).toBeGreaterThan(20);
      for (const item of placed) {
        expect(margins).toContain(item.x);
        expect(item.anchor).toBe(anchor);
      }
    }
  });
});

it("columns of a table in PDF start at the right", () => {
  const context = { font: "", measureText: (content: string) => ({ width: 6 * content.length }) };
  const fonts = { text: "a", italic: "a", italicStyle: "italic", upright: "a" } as const;
  const place = (head: readonly string[]) => {
    const table = { caption: head[0]!, head, rows: [head.map(() => "8")] };
    const [sheet] = layOut(table, 720, context, { fonts });
    return [...sheet!.caption, ...sheet!.rows[1]!.cells.flatMap((cell) => cell.text)].map(
      ({ x, anchor }) => ({ x, anchor }),
    );
  };
  const [caption, first, second] = place(["وزن", "قيمة"].map(markText));
  expect([caption, first]).toEqual([
    { x: 700, anchor: "end" },
    { x: 700, anchor: "end" },
  ]);
  expect(second).toMatchObject({ anchor: "start" });
  expect(second!.x).toBeLessThan(680);
  expect(place(["weight", "value"]).slice(0, 2)).toEqual([
    { x: 20, anchor: "start" },
    { x: 20, anchor: "start" },
  ]);
});
