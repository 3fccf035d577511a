/** Tests SVG files: escaping, rounding and content. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LoraError } from "../../src/errors.js";
import { escapeText, langAttribute, toVariables } from "../../src/escape.js";
import { toSvg } from "../../src/public.js";
import { attributeText, round } from "../../src/render/sink.js";
import { toMarkup } from "../../src/render/svg.js";
import { group, leaves, path, rect, type Scene, text } from "../../src/scene.js";
import { dark } from "../../src/theme.js";

describe("a length", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [7, "7"],
    [0.07, "0.07"],
    [12.3, "12.3"],
    [100.996, "101"],
    [-1.5, "-1.5"],
    [-0.004, "0"],
    [-0.006, "-0.01"],
  ])("%d is written as %s", (value, written) => {
    expect(round(value)).toBe(written);
    expect(attributeText(value)).toBe(written);
    expect(attributeText(String(value))).toBe(String(value));
  });

  it("is rounded to a hundredth without trailing zeros", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        expect(Math.abs(Number(round(value)) - value)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(round(value)).toMatch(/^(?!-0$)-?(?:0|[1-9]\d*)(?:\.\d?[1-9])?$/);
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("cannot be %d", (value) => {
    expect(() => round(value)).toThrow(new TypeError("a length must be a finite number"));
  });
});

describe("text in markup", () => {
  it("escapes characters with a meaning in markup and whitespace that XML would normalize", () => {
    expect(escapeText(`a&b<c>d"e'f\tg\nh`)).toBe("a&amp;b&lt;c&gt;d&quot;e&#39;f&#9;g&#10;h");
  });

  it("ends each line with a line feed, because HTML forbids a reference to a carriage return", () => {
    expect(escapeText("a\r\nb\rc\n\rd")).toBe("a&#10;b&#10;c&#10;&#10;d");
  });

  it("replaces each character that HTML or XML forbids with U+FFFD", () => {
    // XML 1.0, production 2: Char.
    const isXml = (code: number) =>
      [9, 10].includes(code) ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      code >= 0x10000;
    // HTML, 13.2.3.5: surrogates, noncharacters, and controls other than whitespace.
    const isControl = (code: number) => code < 0x20 || (code >= 0x7f && code <= 0x9f);
    const isHtml = (code: number) =>
      !(isControl(code) && ![9, 10, 12].includes(code)) &&
      !(code >= 0xfdd0 && code <= 0xfdef) &&
      (code & 0xfffe) !== 0xfffe;
    const special = /^[&<>"'[\\`{\t\n\r]$/;
    for (let code = 0; code <= 0x10ffff; code++) {
      const char = String.fromCodePoint(code);
      const expected = isXml(code) && isHtml(code) ? char : "\ufffd";
      if (!special.test(char) && escapeText(char) !== expected)
        expect.fail(`U+${code.toString(16)} is written as ${JSON.stringify(escapeText(char))}`);
    }
    expect(escapeText("😀\ud83d!")).toBe("😀\ufffd!");
  });

  it("must be a string", () => {
    expect(() => escapeText(5 as unknown as string)).toThrow(
      new TypeError("text in markup must be a string"),
    );
  });

  it("shows text between asterisks in italics", () => {
    expect(toVariables("*rank* < *d* and 5 * 6")).toBe("<i>rank</i> &lt; <i>d</i> and 5 * 6");
    expect(toVariables("**")).toBe("**");
  });

  it("states its language only if that is known, and escapes it", () => {
    expect(langAttribute("en")).toBe(' lang="en"');
    expect(langAttribute('"><b>')).toBe(' lang="&quot;&gt;&lt;b&gt;"');
    expect(langAttribute(undefined)).toBe("");
  });
});

describe("a scene as SVG text", () => {
  const scene: Scene = {
    width: 40,
    height: 20,
    title: "a < b",
    desc: '"c"',
    children: [
      rect(1, 2.345, 3, 4, { fill: "a" }),
      path("M0.123 4H5", { stroke: "ink" }),
      text(1, 2, "*x* & y", { size: 12 }),
    ],
  };

  it("is one line, with empty elements self-closing", () => {
    expect(toSvg(scene)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" font-family="system-ui,sans-serif" font-size="12" text-rendering="geometricPrecision" fill="#15181d" role="img" width="40" height="20" viewBox="0 0 40 20"><title>a &lt; b</title><desc>&quot;c&quot;</desc><rect width="40" height="20" fill="#ffffff"/><rect x="1" y="2.35" width="3" height="4" fill="#08458f"/><path d="M0.12 4H5" fill="none" stroke="#15181d"/><text x="1" y="2"><tspan font-family="Times" font-style="italic">x</tspan> &amp; y</text></svg>',
    );
    expect(toMarkup(scene.children.slice(0, 2))).toBe(
      '<rect x="1" y="2.35" width="3" height="4" fill="#08458f"/><path d="M0.12 4H5" fill="none" stroke="#15181d"/>',
    );
  });

  it("has the colors of its theme, which is light by default", () => {
    expect(toSvg(scene, { theme: dark })).toContain(`fill="${dark.a}"`);
    expect(toSvg(scene, { theme: dark })).not.toBe(toSvg(scene));
  });

  it("has no title in a page, and is wide or narrow", () => {
    const wide = toSvg(scene, { composition: "wide" });
    expect(wide).toContain('class="lora-wide"');
    // For search indexes that remove tags.
    expect(wide.endsWith("y</text> </svg>")).toBe(true);
    expect(toMarkup(scene.children).endsWith("</text> ")).toBe(true);
    expect(wide).not.toContain("<title>");
    expect(toSvg(scene, { composition: "narrow" })).toContain('class="lora-narrow" display="none"');
    for (const composition of ["square", "", null])
      expect(() => toSvg(scene, { composition: composition as "wide" })).toThrow(
        new LoraError("composition", "wide or narrow", composition),
      );
    expect(() => toSvg({ ...scene, children: [{ type: "x" } as never] })).toThrow(
      /^the scene must be .* \(unknown type of node\); got /,
    );
    expect(() => toSvg(scene, { dpi: 96 } as object)).toThrow(
      new LoraError("option", "one of theme, composition, lang", "dpi"),
    );
  });
});

it("the leaves of a picture include the nodes inside groups, in painting order", () => {
  const [first, second, third] = ["one", "two", "three"].map((words) =>
    text(0, 0, words, { size: 12 }),
  );
  const nodes = [first!, group(4, 4, [group(8, 8, [second!])]), third!];
  expect([...leaves(nodes)]).toEqual([first, second, third]);
});
