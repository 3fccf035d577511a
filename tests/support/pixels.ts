import { createCanvas, loadImage } from "@napi-rs/canvas";

type Size = { readonly width: number; readonly height: number };

/** Returns the pixels of a picture file: red, green, blue and alpha in turn. */
export async function pixels(
  picture: Uint8Array,
  { width, height }: Size,
): Promise<Uint8ClampedArray> {
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(await loadImage(Buffer.from(picture)), 0, 0);
  return context.getImageData(0, 0, width, height).data;
}
