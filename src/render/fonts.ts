/** The fonts that pictures without a browser are set in, and which characters they have. Node only. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { leaves, type Scene } from "../scene.js";
import { type CanvasFonts, familyOf } from "./canvas.js";

const require = createRequire(import.meta.url);
const folder = path.join(
  path.dirname(require.resolve("eleventy-plugin-lora-visualizer/package.json")),
  "src/render/fonts",
);

const bundled = (...names: string[]) => names.map((name) => path.join(folder, name));

/** Names of our own, so that a host's or the system's fonts never stand in for these. */
const FAMILIES: Record<string, readonly string[]> = {
  "LoRA Sans": bundled("Inter-Regular.ttf", "Inter-Bold.ttf"),
  "LoRA Math": bundled("KaTeX_Math-Italic.ttf"),
  "LoRA Main": bundled("KaTeX_Main-Regular.ttf"),
};

/**
 * Fonts for characters that the bundled ones lack, as for other scripts: files that are asked in
 * their order. To be called before the first picture of the process. Throws where one cannot be read.
 */
export function addFonts(files: readonly string[]): void {
  for (const file of files) {
    const family = `LoRA ${createHash("sha256").update(readFileSync(file)).digest("hex")}`;
    if (FAMILIES[family]) continue;
    FAMILIES[family] = [file];
    fonts.text += `,"${family}"`;
  }
}

/** KaTeX's italic has no prime, and KaTeX's upright prime is made to be raised: Inter's stands in. */
export const fonts: { -readonly [key in keyof CanvasFonts]: CanvasFonts[key] } = {
  text: '"LoRA Sans"',
  italic: '"LoRA Math","LoRA Sans"',
  italicStyle: "normal",
  upright: '"LoRA Main","LoRA Sans"',
};

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

interface Registry {
  registerFromPath(file: string, family: string): unknown;
}

/** Registers every bundled font. Throws where a file is not there or is not a font. */
export function registerFonts(registry: Registry): void {
  for (const [family, files] of Object.entries(FAMILIES)) {
    for (const file of files) {
      if (!registry.registerFromPath(file, family))
        throw new Error(`the font ${file} cannot be read`);
    }
  }
}

/** The code points of each family's first file. */
export async function readCoverage(): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const { Blob, Face } = await import("harfbuzzjs");
  return new Map(
    Object.entries(FAMILIES).map(([family, [file = ""]]) => {
      const face = new Face(new Blob(readFileSync(file)), 0);
      return [family, new Set(face.collectUnicodes())];
    }),
  );
}

/** Throws GlyphError where a text of the scene has a character that its fonts lack. */
export function checkGlyphs(
  scene: Scene,
  coverage: ReadonlyMap<string, ReadonlySet<number>>,
): void {
  for (const node of leaves(scene.children)) {
    if (node.type !== "text") continue;
    for (const run of node.runs) {
      const families = familyOf(run, node, fonts).replaceAll('"', "").split(",");
      for (const character of run.text) {
        const point = character.codePointAt(0)!;
        if (!families.some((family) => coverage.get(family)?.has(point))) {
          throw new GlyphError(character, node.runs.map((one) => one.text).join(""));
        }
      }
    }
  }
}
