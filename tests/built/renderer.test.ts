/** Tests that renderers with different fonts do not affect each other. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import subsetFont from "subset-font";
import { expect, it } from "vitest";
import { DIRECTION_CONTROLS, RTL } from "../../src/direction.js";
import { COVERED, Fonts } from "../../src/render/fonts.js";
import { loadFontReader } from "../../src/render/packages.js";
import { Renderer, toPng } from "../../src/render/png.js";
import { type Scene, text } from "../../src/scene.js";
import { sharedFolder } from "../support/temporary.js";

const WORD = "שלום";
const folder = sharedFolder();

/** Writes a TrueType font with only the word's letters, and returns its path. */
async function font(weight: number): Promise<string> {
  const source = `node_modules/@fontsource/arimo/files/arimo-hebrew-${weight}-normal.woff2`;
  const file = path.join(folder, `${weight}.ttf`);
  writeFileSync(file, await subsetFont(readFileSync(source), WORD, { targetFormat: "truetype" }));
  return file;
}

const [thin, thick] = [await font(400), await font(700)];
const FONTS = { none: [], regular: [thin], bold: [thick], both: [thin, thick] };
type Name = keyof typeof FONTS;

const scene = (content: string): Scene => ({
  width: 200,
  height: 60,
  title: content,
  desc: content,
  children: [text(10, 40, content, { size: 30 })],
});

/** Draws the word in a new process, with renderers created in this order. Returns digests, or names of errors. */
function draw(names: readonly Name[]): Record<string, string> {
  const program = `
    import { createHash } from "node:crypto";
    import { Renderer } from ${JSON.stringify(path.resolve("dist/src/render/png.js"))};
    const fonts = ${JSON.stringify(FONTS)};
    const renderers = ${JSON.stringify(names)}.map((name) => [name, new Renderer({ fonts: fonts[name] })]);
    const found = {};
    for (const [name, renderer] of renderers)
      found[name] = await renderer.toPng(${JSON.stringify(scene(WORD))}).then(
        (png) => createHash("sha256").update(png).digest("hex"),
        (error) => error.name,
      );
    console.log(JSON.stringify(found));`;
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" }),
  );
}

it("a renderer draws the same picture whether or not there are other renderers", () => {
  const names: Name[] = ["none", "regular", "bold", "both"];
  const alone = Object.assign({}, ...names.map((name) => draw([name])));
  expect(draw(names)).toEqual(alone);
  expect(draw([...names].reverse())).toEqual(alone);
  // Proves that the fonts matter: both have different shapes, and the bundled fonts lack the characters.
  expect(alone).toMatchObject({ none: "GlyphError", both: alone.regular });
  expect(alone.bold).not.toBe(alone.regular);
});

it("a damaged bundled font is an error, and no picture is drawn with it", () => {
  const copy = path.join(folder, "copy");
  for (const part of ["package.json", "dist", "src/render/fonts"])
    cpSync(part, path.join(copy, part), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(copy, "node_modules"));
  const draw = () =>
    execFileSync(
      process.execPath,
      ["dist/scripts/command/main.js", "--rank", "8", "--d", "64", "--k", "64", "-o", "a.png"],
      { cwd: copy, encoding: "utf8", stdio: "pipe" },
    );
  const file = path.join(copy, "src/render/fonts/Inter-Bold.ttf");
  const font = readFileSync(file);
  font[font.length >> 1]! ^= 1;
  writeFileSync(file, font);
  expect(draw).toThrow(/the font .*Inter-Bold\.ttf is damaged: install eleventy-plugin-lora/);
  expect(existsSync(path.join(copy, "a.png"))).toBe(false);
  // The control: without damage, the same command draws.
  font[font.length >> 1]! ^= 1;
  writeFileSync(file, font);
  draw();
  expect(existsSync(path.join(copy, "a.png"))).toBe(true);
});

it("additional fonts do not change characters that the bundled fonts have", async () => {
  const formula = scene("W + BA");
  const png = await new Renderer({ fonts: FONTS.both }).toPng(formula);
  expect(Buffer.from(await toPng(formula)).equals(png)).toBe(true);
});

it("a renderer measures text in its fonts", async () => {
  const measures = ["regular", "bold", "regular"].map(async (name) =>
    (await new Renderer({ fonts: FONTS[name as Name] }).measure())(WORD, 30),
  );
  const [first, second, third] = await Promise.all(measures);
  expect(first).toBe(third);
  expect(first).not.toBe(second);
});

it("a renderer measures and draws Chinese and Arabic with the installed fonts, without marks of direction", async () => {
  const renderer = new Renderer();
  const measure = await renderer.measure();
  expect(measure("权重", 30)).toBeCloseTo(60, 2);
  expect(measure(`${RTL}وزن`, 30)).toBe(measure("وزن", 30));
  const [marked, other] = [scene(`${RTL}وزن ABC`), scene("ABC وزن")];
  expect(Buffer.from(await renderer.toPng(marked)).equals(await renderer.toPng(other))).toBe(true);
  expect(
    Buffer.from(await renderer.toPng(scene("وزن ABC"))).equals(await renderer.toPng(marked)),
  ).toBe(false);
  // A script without a known package.
  await expect(renderer.toPng(scene("ก"))).rejects.toMatchObject({
    name: "GlyphError",
    missingPackage: undefined,
  });
});

it("a text with kana is drawn in the Japanese font, and a text without in the Chinese font", () => {
  const fonts = new Fonts([]);
  const [japanese, chinese] = ["直す", "直"].map((content) => fonts.familiesOf(content).text);
  expect(japanese).toMatch(/noto-sans-jp.*noto-sans-sc/);
  expect(chinese).toMatch(/noto-sans-sc.*noto-sans-jp/);
});

it("a cache key depends on the scene, the options and the content of the fonts", () => {
  expect(() => new Renderer({ fonts: ["none.ttf"] })).toThrow("none.ttf");
  const [none, regular, bold, again] = [[], FONTS.regular, FONTS.bold, [...FONTS.regular]].map(
    (fonts) => new Renderer({ fonts }),
  );
  const [first, second] = [scene("1"), scene("2")];
  const keys = [none, regular, bold].flatMap((renderer) => [
    renderer!.keyOf(first, {}),
    renderer!.keyOf(second, {}),
    renderer!.keyOf(first, { scale: 2 }),
  ]);
  expect(new Set(keys).size).toBe(9);
  expect(again!.keyOf(first, {})).toBe(regular!.keyOf(first, {}));
});

it("COVERED matches only characters that both weights of Inter have, and all common characters", () => {
  // Painters omit marks of direction.
  const covered = Array.from({ length: 0x10000 }, (_, point) => point).filter((point) =>
    COVERED.test(String.fromCharCode(point).replace(DIRECTION_CONTROLS, "")),
  );
  for (const weight of ["Regular", "Bold"]) {
    const font = readFileSync(`src/render/fonts/Inter-${weight}.ttf`);
    const known = new Set(loadFontReader()(font).characterSet);
    expect(covered.filter((point) => !known.has(point))).toEqual([]);
    expect(known.size).toBeGreaterThan(covered.length);
  }
  const common = [..."Low-Rank Äß ő α Σ Жя 3 × 10⁻⁵ ≤ r′ − “x” … → ½"];
  expect(common.filter((character) => !COVERED.test(character))).toEqual([]);
});
