/** Why a picture is not drawn, where that is no fault of its data. */
import { firstLine } from "../errors.js";

/** A character that none of the fonts has: drawing on would leave a gap, or another font's shape. */
export class GlyphError extends Error {
  override readonly name = "GlyphError";
  constructor(
    readonly character: string,
    readonly text: string,
  ) {
    const point = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    super(`no font has “${character}” (U+${point}), which is in “${text}”`);
  }
}

/** The packages that draw are not here, or not for this machine. */
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
