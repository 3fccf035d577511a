/** Tests that Chromium's rendering of the SVG and the canvas's PNG are the same picture, with the same fonts. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIRECTION_CONTROLS } from "../../src/direction.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { toPng } from "../../src/render/png.js";
import { toSvg } from "../../src/render/svg.js";
import { type Node, type Scene, text } from "../../src/scene.js";
import { useBrowser } from "../support/browser.js";
import { getPictures } from "../support/drawings.js";
import { isExam } from "../support/draws.js";
import { arabicLabel, chineseLabel } from "../support/labels.js";
import { pixels } from "../support/pixels.js";

const SHAPES = [
  { rank: 8, d: 4096, k: 4096 },
  { rank: 4, d: 32, k: 32 },
  { rank: 16, d: 16, k: 16 },
  { rank: 1, d: 1, k: 1 },
  { rank: 64, d: 11008, k: 4096, alpha: 128 },
  { rank: 16, d: 1024, k: 4096 },
  { rank: 16, d: 1048576, k: 1024 },
  { rank: 1, d: 1, k: 1048576, alpha: 3 },
  { rank: 256, d: 14336, k: 4096 },
  { rank: 3, d: 5, k: 7 },
];
/**
 * The maximum share of pixels that may differ by more than SEEN of 255 levels in a channel.
 * Antialiasing of slanted edges, and of bold numbers between pixels, differs slightly, and some figures have many.
 */
const MAX_SHARE = 0.0005;
const MAX_SLANTED = 0.00125;
const SLANTED = ["forward", "spectrum", "savings", "merge", "initialization"];
const SEEN = 8;
/** The same share for a label in its row. */
const MAX_ROW = 0.004;
/** Height of such a row, px. */
const ROW = 40;

/** Returns a font face. KaTeX's italic has no prime, so Inter's is used, as in PNG files. */
const face = (family: string, file: string, descriptors: string) => {
  const data = readFileSync(`src/render/fonts/${file}.ttf`).toString("base64");
  return `@font-face{font-family:"${family}";src:url(data:font/ttf;base64,${data});${descriptors}}`;
};
/** Returns a face with the characters of a script that the bundled fonts lack. */
const scriptFace = (name: string, files: string, range: string) =>
  [400, 700]
    .map((weight) => {
      const file = `node_modules/@fontsource/${name}/files/${files}-${weight}-normal.woff`;
      const data = readFileSync(file).toString("base64");
      return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff;base64,${data});unicode-range:${range}}`;
    })
    .join("");
const STYLE = `<style>body{margin:0}body>main>svg{display:block;font-family:Inter}
${face("Inter", "Inter-Regular", "font-weight:400")}
${face("Inter", "Inter-Bold", "font-weight:700")}
${face("Times", "KaTeX_Main-Regular", "font-style:normal")}
${face("Times", "KaTeX_Math-Italic", "font-style:italic")}
${face("Times", "Inter-Regular", "font-style:italic;unicode-range:U+2032")}</style>`;
const SCRIPTS = `<style>${scriptFace("noto-naskh-arabic", "noto-naskh-arabic-arabic", "U+600-6ff")}
${scriptFace("noto-sans-sc", "noto-sans-sc-chinese-simplified", "U+2e80-ffef")}</style>`;

const browser = await useBrowser();
const page = await browser.newPage({ viewport: { width: 720, height: 1600 } });
await page.setContent(`${STYLE}<main></main>`);

async function inChromium(scene: Scene): Promise<Buffer> {
  await page.locator("main").evaluate((main, html) => {
    main.innerHTML = html;
  }, toSvg(scene));
  await page.evaluate("document.fonts.ready");
  return page.screenshot({ clip: { x: 0, y: 0, width: scene.width, height: scene.height } });
}

/** Returns the share of pixels that differ visibly, in each of several rows of the same height. */
async function rowDifferences(
  item: Uint8Array,
  other: Uint8Array,
  scene: Scene,
  rows: number,
): Promise<number[]> {
  const [a, b] = [await pixels(item, scene), await pixels(other, scene)];
  const size = a.length / rows;
  return Array.from({ length: rows }, (_, row) => {
    let count = 0;
    for (let at = row * size; at < (row + 1) * size; at += 4) {
      const isSeen = (channel: number) => Math.abs(a[channel]! - b[channel]!) > SEEN;
      if (isSeen(at) || isSeen(at + 1) || isSeen(at + 2)) count++;
    }
    return (4 * count) / size;
  });
}

/** Returns the share of pixels that differ visibly. */
const difference = async (item: Uint8Array, other: Uint8Array, scene: Scene): Promise<number> =>
  (await rowDifferences(item, other, scene, 1))[0]!;

describe.each(allFigures)("the figure $name", (figure) => {
  const max = SLANTED.includes(figure.name) ? MAX_SLANTED : MAX_SHARE;
  const shapes = figure === figures.decomposition ? SHAPES : [];
  const cases = [...figure.examples, ...shapes];
  it.each(cases.filter((_, index) => isExam || index % 4 === 0))(
    "looks the same as SVG and PNG for %o",
    async (values) => {
      const { wide, narrow } = getPictures(figure.draw(values));
      for (const scene of [wide, narrow]) {
        expect(
          await difference(await inChromium(scene), await toPng(scene), scene),
        ).toBeLessThanOrEqual(max);
      }
    },
  );

  it("differs if one text is missing", async () => {
    const wide = figure.draw(figure.examples[0]!).compose("wide");
    const getLength = (node: Node) =>
      node.type === "text" ? node.runs.reduce((sum, { text }) => sum + text.length, 0) : 0;
    const longest = wide.children.reduce((child, other) =>
      getLength(other) > getLength(child) ? other : child,
    );
    const less = { ...wide, children: wide.children.filter((node) => node !== longest) };
    expect(await difference(await inChromium(wide), await toPng(less), wide)).toBeGreaterThan(max);
  });
});

it("words in several inks look the same as SVG and PNG, wherever the ink changes", async () => {
  // Brackets and quotes are left out: Inter raises them beside capitals, and only browsers do so across inks.
  const words = fc.constantFrom("2.8", ",", "7.", "AV", "To", " ", "11", "y.", "LoRA", "r");
  const line = fc.array(
    fc.record({
      text: words,
      math: fc.constant(false),
      fill: fc.constantFrom("ink" as const, "a" as const, "muted" as const),
    }),
    { minLength: 2, maxLength: 8 },
  );
  const lines = fc.sample(line, 40);
  const scene: Scene = {
    ...{ width: 720, height: ROW * lines.length, title: "Inks", desc: "Inks" },
    children: lines.map((runs, row) => ({ ...text(20, ROW * row + 27, "", { size: 16 }), runs })),
  };
  const shares = await rowDifferences(
    await inChromium(scene),
    await toPng(scene),
    scene,
    lines.length,
  );
  const written = lines.map((runs) => runs.map((run) => run.text).join("|"));
  expect(written.filter((_, row) => shares[row]! > MAX_ROW)).toEqual([]);
});

const unmark = (label: string) => label.replace(DIRECTION_CONTROLS, "");

describe("labels in Arabic and Chinese", () => {
  const labels = [...fc.sample(arabicLabel, 24), ...fc.sample(chineseLabel, 8)];
  const scene = (contents: readonly string[]): Scene => ({
    width: 720,
    height: ROW * contents.length,
    title: "Labels",
    desc: "Labels",
    children: contents.map((content, row) => {
      const [x, anchor] = (
        [
          [20, "start"],
          [360, "middle"],
          [700, "end"],
        ] as const
      )[row % 3]!;
      return text(x, ROW * row + 27, content, { size: 16, anchor, bold: row % 2 === 1 });
    }),
  });

  it("look the same as SVG and PNG, with variables, formulas and numbers in the same order", async () => {
    await page.locator("body").evaluate((body, html) => {
      body.insertAdjacentHTML("beforeend", html);
    }, SCRIPTS);
    const compare = async (inBrowser: Scene, onCanvas: Scene) =>
      rowDifferences(
        await inChromium(inBrowser),
        await toPng(onCanvas),
        inBrowser,
        inBrowser.height / ROW,
      );
    const marked = scene(labels);
    const shares = await compare(marked, marked);
    expect(labels.filter((_, row) => shares[row]! > MAX_ROW)).toEqual([]);
    // The control: without the marks of direction, the order of Arabic labels differs.
    const arabic = labels.slice(0, 24).filter((label) => label.includes("\u2066"));
    const turned = await compare(scene(arabic), scene(arabic.map(unmark)));
    expect(Math.min(...turned)).toBeGreaterThan(MAX_ROW);
  });
});
