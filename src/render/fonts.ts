/** The fonts that pictures without a browser are set in, and which characters they have. Node only. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { packageFolder } from "../package.js";
import { leaves, type Scene } from "../scene.js";
import { type CanvasFonts, familyOf } from "./canvas.js";
import { GlyphError } from "./errors.js";
import { fontReader } from "./packages.js";

const folder = path.join(packageFolder, "src/render/fonts");

const bundled = (...names: string[]) => names.map((name) => path.join(folder, name));

/** Names of our own, so that a host's or the system's fonts never stand in for these. */
const BUNDLED: readonly (readonly [family: string, files: readonly string[]])[] = [
  ["LoRA Sans", bundled("Inter-Regular.ttf", "Inter-Bold.ttf")],
  ["LoRA Math", bundled("KaTeX_Math-Italic.ttf")],
  ["LoRA Main", bundled("KaTeX_Main-Regular.ttf")],
];

/** What every text's last font, Inter, has of Latin, Greek, Cyrillic and what figures say: known without reading it. */
export const SURE =
  /[ -~\u00a0-\u00ac\u00ae-\u0148\u014a-\u017f\u0391-\u03a1\u03a3-\u03d7\u0400-\u0479\u2010-\u2027\u202f-\u2055\u2074-\u208e\u2190-\u2199\u2212\u2248\u2264\u2265]/;

/** The canvas's list of fonts, one for the whole process. */
interface Registry {
  has(family: string): boolean;
  registerFromPath(file: string, family: string): unknown;
}

/** The bundled fonts, and files that are asked, in their order, for characters that these lack. */
export class Fonts {
  readonly families: CanvasFonts;
  readonly #files = new Map(BUNDLED);
  #coverage: Promise<ReadonlyMap<string, ReadonlySet<number>>> | undefined;

  /** Throws where a file cannot be read. */
  constructor(own: readonly string[]) {
    // By their content, for the registry would mix the files of one name.
    const digests = own.map((file) => {
      const family = `LoRA ${createHash("sha256").update(readFileSync(file)).digest("hex")}`;
      this.#files.set(family, [file]);
      return `"${family}"`;
    });
    this.families = {
      text: ['"LoRA Sans"', ...new Set(digests)].join(),
      // KaTeX's italic has no prime, and its upright one is made to be raised: Inter's stands in.
      italic: '"LoRA Math","LoRA Sans"',
      italicStyle: "normal",
      upright: '"LoRA Main","LoRA Sans"',
    };
  }

  /** Makes the fonts known to the canvas. Throws where a file is not there or is not a font. */
  register(registry: Registry): void {
    for (const [family, files] of this.#files) {
      if (registry.has(family)) continue;
      for (const file of files) {
        if (!registry.registerFromPath(file, family))
          throw new Error(`the font ${file} cannot be read`);
      }
    }
  }

  /**
   * Throws GlyphError where a text of the scene has a character that its fonts lack, and RendererError
   * where that is not known without reading them, and nothing can.
   */
  async check(scene: Scene): Promise<void> {
    for (const node of leaves(scene.children)) {
      if (node.type !== "text") continue;
      for (const run of node.runs) {
        const families = familyOf(run, node, this.families).replaceAll('"', "").split(",");
        for (const character of run.text) {
          const point = character.codePointAt(0)!;
          if (SURE.test(character)) continue;
          this.#coverage ??= this.#read();
          const coverage = await this.#coverage;
          if (!families.some((family) => coverage.get(family)?.has(point))) {
            throw new GlyphError(character, node.runs.map((item) => item.text).join(""));
          }
        }
      }
    }
  }

  /** Which code points each family's first file has. */
  async #read(): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
    const codePointsOf = await fontReader();
    const files = [...this.#files];
    return new Map(
      files.map(([family, [file = ""]]) => [family, new Set(codePointsOf(readFileSync(file)))]),
    );
  }
}
