/** Pictures without a browser, in the bundled fonts: what programs import as `./png`. Node only. */
import type { Scene } from "../scene.js";
import type { PdfOptions, PngOptions } from "./options.js";
import { Renderer } from "./renderer.js";

export { GlyphError, RendererError } from "./errors.js";
export type { PdfOptions, PngOptions } from "./options.js";
export { Renderer } from "./renderer.js";

let shared: Renderer | undefined;

function renderer(): Renderer {
  shared ??= new Renderer();
  return shared;
}

/** As `new Renderer().toPng`, with one for all calls. */
export function toPng(scene: Scene, options: PngOptions = {}): Promise<Uint8Array> {
  return renderer().toPng(scene, options);
}

/** As `new Renderer().toPdf`, with one for all calls. */
export function toPdf(scene: Scene, options: PdfOptions = {}): Promise<Uint8Array> {
  return renderer().toPdf(scene, options);
}
