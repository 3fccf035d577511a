/** Tests the files that pictures are drawn from, and consecutive pictures of one renderer. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Renderer } from "../../src/render/png.js";
import { decodeText } from "../../src/render/read.js";
import { toSvg } from "../../src/render/svg.js";
import { rect, type Scene, text } from "../../src/scene.js";
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

  it("in UTF-8 is returned without a byte-order mark", () => {
    expect(decodeText(Buffer.from("\ufeffé ✓"))).toBe("é ✓");
    expect(decodeText(Buffer.from(""))).toBe("");
  });
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

it("the size of an SVG's text is that of its last text, except for formulas", () => {
  const children = [
    text(0, 0, "first", { size: 14 }),
    text(0, 0, "most", { size: 12 }),
    text(0, 0, "*W*", { size: 20, formula: true }),
    rect(0, 0, 4, 4, { fill: "ink" }),
  ];
  const svg = toSvg({ width: 8, height: 8, title: "a", desc: "b", children });
  expect(/<svg [^>]*font-size="(\d+)"/.exec(svg)?.[1]).toBe("12");
});
