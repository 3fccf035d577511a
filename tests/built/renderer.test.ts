/** Renderers with different fonts draw beside each other, whichever was there first. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Blob, Face } from "harfbuzzjs";
import subsetFont from "subset-font";
import { afterAll, expect, it } from "vitest";
import { SURE } from "../../src/render/fonts.js";
import { Renderer, toPng } from "../../src/render/png.js";
import { type Scene, text } from "../../src/scene.js";

const WORD = "שלום";
const folder = mkdtempSync(path.join(tmpdir(), "lora-renderer-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A TrueType font that has the word's letters, and those of no other script. */
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

/** What renderers that are made in this order in one process, a fresh one, make of the word. */
function drawn(names: readonly Name[]): Record<string, string> {
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

it("a renderer draws as one that is alone in its process, in every order of construction", () => {
  const names: Name[] = ["none", "regular", "bold", "both"];
  const alone = Object.assign({}, ...names.map((name) => drawn([name])));
  expect(drawn(names)).toEqual(alone);
  expect(drawn([...names].reverse())).toEqual(alone);
  // The control: the two fonts have other shapes, and the bundled ones have none.
  expect(alone).toMatchObject({ none: "GlyphError", both: alone.regular });
  expect(alone.bold).not.toBe(alone.regular);
});

it("a renderer with more fonts draws what the bundled ones have as any other", async () => {
  const formula = scene("W + BA");
  const png = await new Renderer({ fonts: FONTS.both }).toPng(formula);
  expect(Buffer.from(await toPng(formula)).equals(png)).toBe(true);
});

it("measures in its own fonts", async () => {
  const measures = ["regular", "bold", "regular"].map(async (name) =>
    (await new Renderer({ fonts: FONTS[name as Name] }).measure())(WORD, 30),
  );
  const [first, second, third] = await Promise.all(measures);
  expect(first).toBe(third);
  expect(first).not.toBe(second);
});

it("knows a picture by all that it is drawn from, and a font by its content", () => {
  expect(() => new Renderer({ fonts: ["none.ttf"] })).toThrow("none.ttf");
  const [none, regular, bold, again] = [[], FONTS.regular, FONTS.bold, [...FONTS.regular]].map(
    (fonts) => new Renderer({ fonts }),
  );
  const [one, two] = [scene("1"), scene("2")];
  const keys = [none, regular, bold].flatMap((renderer) => [
    renderer!.keyOf(one, {}),
    renderer!.keyOf(two, {}),
    renderer!.keyOf(one, { scale: 2 }),
  ]);
  expect(new Set(keys).size).toBe(9);
  expect(again!.keyOf(one, {})).toBe(regular!.keyOf(one, {}));
});

it("what is taken for sure is in both of Inter's weights, all that is usual, and not everything", () => {
  const sure = Array.from({ length: 0x10000 }, (_, point) => point).filter((point) =>
    SURE.test(String.fromCharCode(point)),
  );
  for (const weight of ["Regular", "Bold"]) {
    const font = readFileSync(`src/render/fonts/Inter-${weight}.ttf`);
    const known = new Set(new Face(new Blob(font), 0).collectUnicodes());
    expect(sure.filter((point) => !known.has(point))).toEqual([]);
    expect(known.size).toBeGreaterThan(sure.length);
  }
  const usual = [..."Low-Rank Äß ő α Σ Жя 3 × 10⁻⁵ ≤ r′ − “x” … → ½"];
  expect(usual.filter((character) => !SURE.test(character))).toEqual([]);
});
