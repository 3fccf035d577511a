/** Tests the files that pictures are drawn from, and consecutive pictures of one renderer. */
import { closeSync, openSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createCanvas, GlobalFonts, loadImage } from "@napi-rs/canvas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fonts } from "../../src/render/fonts.js";
import { Renderer, RendererError } from "../../src/render/png.js";
import { decodeText, readText } from "../../src/render/read.js";
import { toSvg } from "../../src/render/svg.js";
import { type Ink, type Node, path as outline, rect, type Scene, text } from "../../src/scene.js";
import { light } from "../../src/theme.js";
import { runs } from "../support/draws.js";
import { temporary } from "../support/temporary.js";

const renderer = new Renderer();

describe("text", () => {
  it.each<[name: string, bytes: number[], message: RegExp]>([
    ["UTF-16, little-endian", [0xff, 0xfe, 0x41, 0], /UTF-16/],
    ["UTF-16, big-endian", [0xfe, 0xff, 0, 0x41], /UTF-16/],
    ["half a mark of UTF-16", [0xff, 0x41], /not UTF-8/],
    ["half a mark of UTF-16, big-endian", [0xfe, 0x41], /not UTF-8/],
    ["the second half of a mark", [0x41, 0xff], /not UTF-8/],
    ["Latin-1", [0x61, 0xe4, 0x62], /not UTF-8/],
  ])("in %s is rejected", (_, bytes, message) => {
    expect(() => decodeText(Buffer.from(bytes))).toThrow(message);
  });

  it("is read from a file, which is then closed, also if it is rejected", () => {
    const file = path.join(temporary(), "a.txt");
    /** Returns the lowest number that no open file has. */
    const nextNumber = () => {
      const number = openSync(file, "r");
      closeSync(number);
      return number;
    };
    writeFileSync(file, "é");
    const before = nextNumber();
    expect(readText(file)).toBe("é");
    expect(() => readText(path.dirname(file))).toThrow("it is a folder");
    expect(nextNumber()).toBe(before);
  });

  it("in UTF-8 is returned without a byte-order mark", () => {
    expect(decodeText(Buffer.from("\ufeffé ✓"))).toBe("é ✓");
    expect(decodeText(Buffer.from(""))).toBe("");
  });
});

it("the bundled fonts are undamaged, and a font that the canvas cannot read is an error", () => {
  const registered: string[] = [];
  // A registry without fonts. The canvas's registry has them as soon as a test in this process draws a picture.
  const registry = {
    has: () => false,
    registerFromPath: (file: string) => registered.push(path.basename(file)),
  };
  new Fonts([]).register(registry);
  expect(() => new Renderer({ fonts: [] })).not.toThrow();
  const fonts = readdirSync("src/render/fonts").filter((name) => name.endsWith(".ttf"));
  expect(registered.sort()).toEqual(fonts.sort());
  expect(() => new Fonts([]).register({ ...registry, registerFromPath: () => null })).toThrow(
    /^the font .*\.ttf cannot be read$/,
  );
});

describe("a logo", () => {
  const read = (content: string) => {
    const file = path.join(temporary(), "logo.svg");
    writeFileSync(file, content);
    return renderer.readLogo(file);
  };
  const svg = (attributes: string, inside = "") =>
    `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}<path d="M0 0h9v9z"/></svg>`;

  it.each([
    ['viewBox="0 0 24 12"', 24, 12],
    ["viewBox='0 0 24 12'", 24, 12],
    ['viewBox = " 0,0 , 2.5\n12 "', 2.5, 12],
    ['width="9" height="9" data-a=">" viewBox="-4 -4 8 16"', 8, 16],
  ])("with %s has the size of its viewBox", async (attributes, width, height) => {
    const logo = await read(svg(attributes));
    expect(logo).toMatchObject({ width, height });
    expect(logo?.href).toMatch(/^data:image\/svg\+xml;base64,/);
  });

  it.each([
    ["no viewBox", svg('width="24" height="12"')],
    ["a viewBox in a comment", `<!-- viewBox="0 0 4 4" -->${svg('width="24" height="12"')}`],
    ["another attribute's end", svg('width="24" height="12" data-viewBox="0 0 24 12"')],
    ["three numbers", svg('width="24" height="12" viewBox="0 0 24"')],
    ["five numbers", svg('width="24" height="12" viewBox="0 0 24 12 1"')],
    ["no width", svg('width="24" height="12" viewBox="0 0 0 12"')],
    ["no height", svg('width="24" height="12" viewBox="0 0 24 0"')],
    ["a word", svg('width="24" height="12" viewBox="0 0 wide 12"')],
    ["a word for its left side", svg('width="24" height="12" viewBox="left 0 24 12"')],
    ["text", svg('viewBox="0 0 24 12"', "<text>A</text>")],
    ["no picture", "viewBox"],
  ])("with %s is not allowed", async (_, content) => {
    expect(await read(content)).toBeUndefined();
  });
});

it("pictures of one renderer have their own sizes, whatever it drew before", async () => {
  const sizes = [
    [24, 12],
    [24, 36],
    [12, 36],
    [12, 36],
  ] as const;
  for (const [width, height] of sizes) {
    const children = [rect(0, 0, width, height, { fill: "ink" })];
    const scene: Scene = { width, height, title: "a", desc: "b", children };
    const header = Buffer.from(await renderer.toPng(scene));
    expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([width, height]);
  }
});

it("a picture is at most 32,767 pixels wide and high", async () => {
  const draw = (width: number, height: number, scale: number) =>
    renderer.toPng({ width, height, title: "a", desc: "b", children: [] }, { scale });
  await expect(draw(32_767, 1, 1)).resolves.toBeDefined();
  for (const [width, height, scale] of [
    [32_768, 1, 1],
    [1, 32_768, 1],
    [16_384, 1, 2],
  ] as const)
    await expect(draw(width, height, scale)).rejects.toThrow(/1 to 32767 pixels wide and high/);
});

/** Returns a function that reads the color of a pixel of a picture, as "#rrggbb". */
async function readPixels(children: readonly Node[], width: number, height: number) {
  const scene = { width, height, title: "a", desc: "b", children };
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(await loadImage(Buffer.from(await renderer.toPng(scene))), 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return (x: number, y: number) =>
    `#${Buffer.from(data.subarray(4 * (width * y + x)).subarray(0, 3)).toString("hex")}`;
}

it("each shape has its inks", async () => {
  const ink = fc.option(fc.constantFrom(...(Object.keys(light) as Ink[])), { nil: undefined });
  const shape = fc.record({ fill: ink, stroke: ink, isPath: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(shape, { minLength: 2, maxLength: 4 }), async (shapes) => {
      const nodes = shapes.map(({ isPath, ...inks }, index) =>
        isPath
          ? outline(`M${16 * index + 4} 4h8v8h-8z`, { ...inks, strokeWidth: 4 })
          : rect(16 * index + 4, 4, 8, 8, { ...inks, strokeWidth: 4 }),
      );
      const at = await readPixels(nodes, 16 * shapes.length, 16);
      for (const [index, { fill, stroke }] of shapes.entries()) {
        expect(at(16 * index + 8, 8)).toBe(light[fill ?? "paper"]);
        expect(at(16 * index + 3, 8)).toBe(light[stroke ?? "paper"]);
      }
    }),
    { numRuns: runs(12) },
  );
});

it("variables and formulas have KaTeX's fonts, as in the page's formulas", async () => {
  const draw = async (font: string, words: string, formula: boolean) => {
    GlobalFonts.registerFromPath(`src/render/fonts/KaTeX_${font}.ttf`, `Test ${font}`);
    const context = createCanvas(40, 24).getContext("2d");
    Object.assign(context, { textRendering: "geometricPrecision", lang: "en" });
    context.fillStyle = light.paper;
    context.fillRect(0, 0, 40, 24);
    context.fillStyle = light.ink;
    context.font = `normal 400 20px "Test ${font}"`;
    context.fillText(words.replaceAll("*", ""), 2, 20);
    const { data } = context.getImageData(0, 0, 40, 24);
    const pixel = await readPixels([text(2, 20, words, { size: 20, formula })], 40, 24);
    for (let at = 0; at < 40 * 24; at++)
      expect(pixel(at % 40, Math.floor(at / 40))).toBe(
        `#${Buffer.from(data.subarray(4 * at, 4 * at + 3)).toString("hex")}`,
      );
  };
  await draw("Math-Italic", "*W*", false);
  await draw("Main-Regular", "=8", true);
});

it("an error about a missing package has its cause", () => {
  const cause = new Error("no native binding\nat binding.js");
  const error = new RendererError(cause);
  expect(error.cause).toBe(cause);
  expect(error.message).toMatch(
    /npm install @napi-rs\/canvas bidi-js pdfkit\): no native binding$/,
  );
});

it("the size of an SVG's text is that of most of its texts", () => {
  const children = [
    text(0, 0, "first", { size: 14 }),
    text(0, 0, "most", { size: 12 }),
    text(0, 9, "most", { size: 12 }),
    text(0, 0, "*W*", { size: 20, formula: true }),
    rect(0, 0, 4, 4, { fill: "ink" }),
  ];
  const svg = toSvg({ width: 8, height: 8, title: "a", desc: "b", children });
  expect(/<svg [^>]*font-size="(\d+)"/.exec(svg)?.[1]).toBe("12");
});
