/// <reference lib="dom" />
/** Saves the picture of a MicroSim as a file. */
import { withNotes } from "../../src/figures/notes.js";
import type { Scene } from "../../src/scene.js";
import { saveFile, toFile } from "./file.js";

/** PNG pixels per scene pixel. */
const SCALE = 2;

/** Returns a file's picture as a PNG, drawn by the browser: a MicroSim has no fonts that an SVG file lacks. */
async function toPng(file: Blob, { width, height }: Scene): Promise<Blob> {
  const image = new Image(width * SCALE, height * SCALE);
  const url = URL.createObjectURL(file);
  image.src = url;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext("2d")!.drawImage(image, 0, 0, image.width, image.height);
  URL.revokeObjectURL(url);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!)));
}

/** Saves the picture as a file. */
export async function download(format: string, picture: Scene): Promise<void> {
  const scene = withNotes(picture);
  const file = toFile(scene);
  saveFile(format === "png" ? await toPng(file, scene) : file, scene.title, format);
}
