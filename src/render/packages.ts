/** The optional packages that draw, each loaded on first use. */
import { createRequire } from "node:module";
import { manifest } from "../package.js";
import { RendererError } from "./errors.js";

export type CanvasPackage = typeof import("@napi-rs/canvas");

const require = createRequire(import.meta.url);

/** The canvas. Throws RendererError. */
export function loadCanvas(): CanvasPackage {
  try {
    // A CommonJS package, whose source `import` would first search for names.
    return require("@napi-rs/canvas");
  } catch (cause) {
    throw new RendererError(cause);
  }
}

/** Reads what a font has shapes for. Throws RendererError. */
export async function fontReader() {
  const { Blob, Face } = await import("harfbuzzjs").catch((cause: unknown) => {
    throw new RendererError(cause);
  });
  return (font: Uint8Array) => new Face(new Blob(font), 0).collectUnicodes();
}

function versions(): string {
  try {
    return `${manifest.version} ${require("@napi-rs/canvas/package.json").version}`;
  } catch {
    // Nothing can be drawn: `toPng` says why.
    return manifest.version;
  }
}

/** This package's version and the canvas's: others may draw other pixels. */
export const VERSIONS = versions();
