/**
 * A picture copied out of its page, as in feeds and drawing programs, looks like the exported file,
 * even in renderers without custom properties.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { toSvg } from "../../src/render/svg.js";
import type { Ink, Scene } from "../../src/scene.js";
import { light } from "../../src/theme.js";
import { useBrowser } from "../support/browser.js";
import { sampled } from "../support/draws.js";
import { pixels } from "../support/pixels.js";

const browser = await useBrowser();
const page = await browser.newPage();

/** Draws SVG text as PNG. */
type Engine = (svg: string) => Uint8Array | Promise<Uint8Array>;

/** Allows only the bundled fonts, so that every machine gives the same result. */
const font = { loadSystemFonts: false, fontDirs: ["src/render/fonts"] };
const resvg: Engine = (svg) => new Resvg(svg, { font }).render().asPng();

const librsvg: Engine = (svg) => execFileSync("rsvg-convert", { input: svg });

const chromium: Engine = async (svg) => {
  await page.setContent(`<style>body{margin:0}</style>${svg}`);
  return page.locator("body > svg").screenshot();
};

/** Returns whether rsvg-convert is available, and tries to install Debian's package. */
function hasLibrsvg(): boolean {
  const isThere = () => spawnSync("rsvg-convert", ["--version"]).status === 0;
  if (!isThere())
    spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "librsvg2-bin"]);
  return isThere();
}
const isLibrsvgHere = hasLibrsvg();

/** Returns the wide picture in the figure's HTML, unchanged. */
function cutOut(html: string): string {
  const [from] = /<svg [^>]*class="lora-wide"/.exec(html)!;
  return new RegExp(`${from}.*?</svg>(?=<span [^>]*><svg [^>]*"lora-narrow")`).exec(html)![0];
}

/** Returns the largest difference between two files in a color channel, from 0 to 255. */
async function difference(
  item: string,
  other: string,
  scene: Scene,
  draw: Engine,
): Promise<number> {
  const [first, second] = [await draw(item), await draw(other)];
  if (Buffer.compare(first, second) === 0) return 0;
  const [a, b] = [await pixels(first, scene), await pixels(second, scene)];
  return a.reduce((max, level, at) => Math.max(max, Math.abs(level - b[at]!)), 0);
}

/** An example of each figure, or all examples in the exam. */
const drawings = sampled(
  allFigures.flatMap(({ name, draw, examples }) =>
    examples.map((values) => ({ name, values, draw })),
  ),
  ({ name }) => name,
).map(({ draw, ...example }) => {
  const drawing = draw(example.values);
  return { ...example, drawing, wide: drawing.compose("wide") };
});
const first = drawings[0]!;
const cut = cutOut(toHtml(first.drawing, { id: "one" }));

describe.each<[string, Engine, isHere: boolean]>([
  ["resvg", resvg, true],
  [
    `librsvg${isLibrsvgHere ? "" : " (left out: rsvg-convert is not installed)"}`,
    librsvg,
    isLibrsvgHere,
  ],
  ["Chromium without the stylesheet", chromium, true],
])("the renderer %s", (_, draw, isHere) => {
  it.skipIf(!isHere).each(drawings)(
    "draws the inline SVG of $name with $values like its exported file",
    async ({ drawing, wide }) => {
      const svg = cutOut(toHtml(drawing, { id: "one" }));
      expect(await difference(svg, toSvg(wide), wide, draw)).toBeLessThanOrEqual(1);
    },
  );
});

it("the comparison detects an SVG without the fonts of its root element", async () => {
  const less = cut.replace(/ font-family="[^"]*"/, "");
  expect(await difference(less, toSvg(first.wide), first.wide, chromium)).toBeGreaterThan(100);
});

it("the comparison detects custom properties in attributes, which resvg does not support", async () => {
  const inks = Object.keys(light) as Ink[];
  const old = inks.reduce(
    (svg, ink) => svg.replaceAll(`"${light[ink]}"`, `"var(--lora-${ink},${light[ink]})"`),
    cut,
  );
  expect(await difference(old, toSvg(first.wide), first.wide, resvg)).toBeGreaterThan(100);
});
