/** The encoders and tools to compare. Each turns the scene of a preview into a PNG file. */
import { deflateSync } from "node:zlib";
import { type Canvas, createCanvas, Path2D } from "@napi-rs/canvas";
import type { Page } from "playwright";
import { figures } from "../../src/figures/index.js";
import { composePreview, PREVIEW } from "../../src/figures/preview.js";
import { paintCanvas } from "../../src/render/canvas.js";
import { Fonts } from "../../src/render/fonts.js";
import { Renderer, toPng } from "../../src/render/png.js";
import { toSvg } from "../../src/render/svg.js";
import type { Scene } from "../../src/scene.js";
import { peer } from "./peers.js";
import { fontFile, socialCard } from "./social-card.js";

const renderer = new Renderer();
const fonts = new Fonts([]).familiesOf();

export const WORDS = {
  title: "Generative AI and Large Language Models",
  description: "How LoRA adapts a model by training two small matrices beside each frozen one.",
  siteName: "A Textbook of Linear Algebra",
};

/** Returns a card with a different figure for each number, so that nothing is cached. */
export async function card(number: number) {
  const drawing = figures.decomposition!.draw({ rank: 1 + (number % 512), d: 4096, k: 4096 });
  return { drawing, scene: composePreview(drawing, WORDS, await renderer.measure()) };
}

/** Draws `count` cards, `atOnce` of them concurrently. */
export async function drawMany(count: number, atOnce: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, at) => at).values();
  const work = async () => {
    for (const number of numbers) await toPng((await card(number)).scene);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Draws the scene as the package does, without encoding it. */
export function paint(scene: Scene, scale = 1): Canvas {
  const canvas = createCanvas(scene.width * scale, scene.height * scale);
  const context = canvas.getContext("2d");
  context.lang = "en";
  context.scale(scale, scale);
  paintCanvas(scene, context, { fonts, path: (d) => new Path2D(d) });
  return canvas;
}

/** Compresses the pixels at zlib's level 6, without a container: a lower bound for exact encoders. */
function floor(scene: Scene): Uint8Array {
  const canvas = paint(scene);
  const pixels = canvas.data();
  const rgb = new Uint8Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4) {
    rgb[to++] = pixels[from]!;
    rgb[to++] = pixels[from + 1]!;
    rgb[to++] = pixels[from + 2]!;
  }
  return deflateSync(rgb, { level: 6 });
}

const RESVG = {
  font: {
    fontFiles: [
      "Inter-Regular.ttf",
      "Inter-Bold.ttf",
      "KaTeX_Math-Italic.ttf",
      "KaTeX_Main-Regular.ttf",
    ].map(fontFile),
    loadSystemFonts: false,
    defaultFontFamily: "Inter",
    sansSerifFamily: "Inter",
  },
};

/** Satori converts text to outlines, so resvg needs no fonts. */
const PATHS = { font: { loadSystemFonts: false } };

/** Returns every function from a scene to a PNG file. `page` is a Chromium page that stays open. */
export async function tasks(page: Page) {
  const [{ Resvg }, { default: sharp }] = await Promise.all([peer("resvg"), peer("sharp")]);
  const social = await socialCard();
  await page.setViewportSize(PREVIEW);
  const all = {
    ours: (scene: Scene) => renderer.toPng(scene),
    actual: (scene: Scene) => paint(scene).encode("png"),
    sharp: (scene: Scene) =>
      sharp(Buffer.from(toSvg(scene)))
        .png()
        .toBuffer(),
    resvg: (scene: Scene) => new Resvg(toSvg(scene), RESVG).render().asPng(),
    satori: async (scene: Scene) => new Resvg(await social(scene), PATHS).render().asPng(),
    async chromium(scene: Scene) {
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${toSvg(scene)}`);
      return page.screenshot();
    },
    floor,
  } satisfies Record<string, (scene: Scene) => Uint8Array | Promise<Uint8Array>>;
  return all;
}
