/// <reference lib="dom" />
/** Saves a picture as a file. A separate script, loaded on a click. */
import { mathFont } from "../../src/html/fonts.js";
import { type OrderRuns, paintCanvas } from "../../src/render/canvas.js";
import type { Scene } from "../../src/scene.js";
import { saveFile, toFile } from "./file.js";
import type { LiveFigure } from "./redraw.js";

/** Canvas pixels per scene pixel. */
const SCALE = 2;

async function toPng(scene: Scene, textFont: string, order: OrderRuns | undefined): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = scene.width * SCALE;
  canvas.height = scene.height * SCALE;
  const context = canvas.getContext("2d")!;
  context.scale(SCALE, SCALE);
  // The page's fonts may load only when they are used.
  await document.fonts.ready;
  const fonts = { text: textFont, italicStyle: "italic" as const, ...mathFont };
  paintCanvas(scene, context as unknown as Parameters<typeof paintCanvas<Path2D>>[1], {
    fonts,
    order,
    path: (d) => new Path2D(d),
  });
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!)));
}

/** Saves the picture as a file. Text in a PNG has the font of `element`. */
export async function download(
  format: string,
  scene: Scene,
  element: Element,
  figure?: Pick<LiveFigure, "language">,
): Promise<void> {
  const blob =
    format === "png"
      ? await toPng(
          scene,
          getComputedStyle(element).fontFamily,
          await figure?.language.loadOrder?.(),
        )
      : toFile(scene);
  saveFile(blob, scene.title, format);
}
