/** Loads the optional packages that draw, on first use. Node only. */
import { createRequire } from "node:module";
import { firstLine } from "../errors.js";
import { manifest } from "../package.js";

export type CanvasPackage = typeof import("@napi-rs/canvas");

/** Thrown if an optional package is not installed or not available for this system. */
export class RendererError extends Error {
  override readonly name = "RendererError";
  constructor(cause: unknown) {
    super(
      "PNG, PDF and previews need the optional packages @napi-rs/canvas and harfbuzzjs " +
        `(npm install @napi-rs/canvas harfbuzzjs): ${firstLine(cause)}`,
      { cause },
    );
  }
}

const require = createRequire(import.meta.url);

/** Returns the canvas package. Throws RendererError. */
export function loadCanvas(): CanvasPackage {
  try {
    // `require` is faster: `import` would first search this CommonJS package's source for exports.
    return require("@napi-rs/canvas");
  } catch (cause) {
    throw new RendererError(cause);
  }
}

/** Returns a function that lists the code points for which a font has glyphs. Throws RendererError. */
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
    // Without the canvas, drawing fails anyway, with RendererError.
    return manifest.version;
  }
}

/** The versions of this package and of the canvas. Cache keys contain them, because other versions may draw other pixels. */
export const VERSIONS = versions();
