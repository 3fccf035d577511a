/** Loads the fonts of PNG and PDF files, and checks that they have all characters. Node only. */
import { createHash } from "node:crypto";
import path from "node:path";
import { MAX_FONT } from "../bounds.js";
import { DIRECTION_CONTROLS } from "../direction.js";
import { toMessage } from "../errors.js";
import { manifest, packageFolder } from "../package.js";
import { leaves, type Scene } from "../scene.js";
import { type CanvasFonts, getFontFamilies } from "./canvas.js";
import { loadFontReader } from "./packages.js";
import { readRegularFile } from "./read.js";
import {
  findInstalledFonts,
  findMissingPackage,
  needsScriptFont,
  sortFonts,
} from "./script-fonts.js";

/** Thrown if no font has a character. Otherwise the canvas would leave a gap, or use a font of the system. */
export class GlyphError extends Error {
  override readonly name = "GlyphError";
  /** The package with the script's font, if it is not installed. */
  readonly missingPackage: string | undefined;
  /** `content` is all text of the scene. */
  constructor(
    readonly character: string,
    readonly text: string,
    content = text,
  ) {
    const codePoint = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    const missingPackage = findMissingPackage(character, content);
    super(
      toMessage(
        `no font has “${character}” (U+${codePoint}), which is in “${text.replace(DIRECTION_CONTROLS, "")}”` +
          (missingPackage ? `; install its font: npm install ${missingPackage}` : ""),
      ),
    );
    this.missingPackage = missingPackage;
  }
}

const folder = path.join(packageFolder, "src/render/fonts");

/** SHA-256 of the bundled fonts. */
const DIGESTS: Readonly<Record<string, string>> = {
  "Inter-Regular.ttf": "a414b48aa577ef2c62ebb135341ddeef33ee26a4f5dc9f787f93c1aab08ebb50",
  "Inter-Bold.ttf": "fbe825cbfc749317f57a1433d3905aa9d3f388732fd29b8e8a36f34845e3bc3e",
  "KaTeX_Math-Italic.ttf": "08ce98e51b04d58945a301e639e02b6998af29fdfd61a7b8afdd07bbfc479d4a",
  "KaTeX_Main-Regular.ttf": "d0332f52868370fd83ae7fa46470f90c8f2eab2fcf12bc4f88080b340c95a830",
};

const readFont = (file: string) => readRegularFile(file, MAX_FONT);
const hash = (font: Uint8Array) => createHash("sha256").update(font).digest("hex");

/** Throws if a font cannot be read, or if it is a bundled font that is damaged. */
function readUndamaged(file: string): Buffer {
  const font = readFont(file);
  const digest = path.dirname(file) === folder ? DIGESTS[path.basename(file)] : undefined;
  if (digest !== undefined && hash(font) !== digest)
    throw new Error(`the font ${file} is damaged: install ${manifest.name} again`);
  return font;
}

const bundled = (...names: string[]) => names.map((name) => path.join(folder, name));

/** The bundled fonts, with family names that no other font has. */
const BUNDLED: readonly (readonly [family: string, files: readonly string[]])[] = [
  ["LoRA Sans", bundled("Inter-Regular.ttf", "Inter-Bold.ttf")],
  ["LoRA Math", bundled("KaTeX_Math-Italic.ttf")],
  ["LoRA Main", bundled("KaTeX_Main-Regular.ttf")],
];

/**
 * Matches Latin, Greek and Cyrillic characters and symbols that Inter has. Inter is a fallback for all text, so
 * these characters need no check of the font files.
 */
export const COVERED =
  /[ -~\u061c\u200e\u200f\u2066-\u2069\u00a0-\u00ac\u00ae-\u0148\u014a-\u017f\u0391-\u03a1\u03a3-\u03d7\u0400-\u0479\u2010-\u2027\u202f-\u2055\u2074-\u208e\u2190-\u2199\u2212\u2248\u2264\u2265]/;

/** The canvas's font registry, one for the whole process. */
interface Registry {
  has(family: string): boolean;
  registerFromPath(file: string, family: string): unknown;
}

export const getContent = ({ children }: Pick<Scene, "children">): string =>
  [...leaves(children)]
    .flatMap((node) => (node.type === "text" ? node.runs.map(({ text }) => text) : []))
    .join("");

/** The bundled fonts, followed by a caller's files and by the installed fonts of scripts as fallbacks. */
export class Fonts {
  /** The families of a caller's files. */
  readonly #fallbacks: readonly string[];
  readonly #files = new Map(BUNDLED);
  /** The families of scripts, whose large files are read only for texts that need them. */
  readonly #scripts = findInstalledFonts();
  /** The code points of each family's first file. */
  readonly #coverage = new Map<string, ReadonlySet<number>>();
  #readFont: ReturnType<typeof loadFontReader> | undefined;

  /** Throws if a file cannot be read. */
  constructor(fallbacks: readonly string[]) {
    // A family's name contains a digest, because the registry would confuse different files with the same family name.
    this.#fallbacks = fallbacks.map((file) => {
      const family = `LoRA ${hash(readFont(file))}`;
      this.#files.set(family, [file]);
      return family;
    });
    for (const { family, files } of this.#scripts) this.#files.set(family, files);
  }

  /** The families of a text, in the order in which its characters are looked up. */
  familiesOf(content = ""): CanvasFonts {
    const scripts = sortFonts(this.#scripts, content).map(({ family }) => family);
    const families = new Set(["LoRA Sans", ...this.#fallbacks, ...scripts]);
    const text = [...families].map((family) => `"${family}"`).join();
    return {
      text,
      // KaTeX_Math has no prime, and KaTeX_Main's is for superscripts: use Inter's.
      italic: `"LoRA Math",${text}`,
      italicStyle: "normal",
      upright: `"LoRA Main",${text}`,
    };
  }

  /** Registers the fonts of all texts with the canvas. Throws if a file is missing, damaged or not a font. */
  register(registry: Registry): void {
    for (const family of [...BUNDLED.map(([name]) => name), ...this.#fallbacks])
      this.#registerFamily(family, registry);
  }

  /** Registers the fonts of scripts, if a text needs them. Throws as `register`. */
  registerScripts(registry: Registry, content: string): void {
    if (this.#scripts.length && needsScriptFont(content))
      for (const { family } of this.#scripts) this.#registerFamily(family, registry);
  }

  #registerFamily(family: string, registry: Registry): void {
    if (registry.has(family)) return;
    for (const file of this.#files.get(family)!) {
      readUndamaged(file);
      if (!registry.registerFromPath(file, family))
        throw new Error(`the font ${file} cannot be read`);
    }
  }

  /** A family without a bold font has the same font for both. Throws as `register`. */
  read(family: string, isBold: boolean): Buffer {
    const [regular, bold] = this.#files.get(family)!;
    return readUndamaged(isBold && bold !== undefined ? bold : regular!);
  }

  /**
   * Throws GlyphError if a text has a character that its fonts lack, and RendererError if this
   * requires reading fonts and pdfkit, which reads them, is not installed.
   */
  check({ children }: Pick<Scene, "children">): void {
    const content = getContent({ children });
    const fonts = this.familiesOf(content);
    for (const node of leaves(children)) {
      if (node.type !== "text") continue;
      for (const run of node.runs) {
        const families = getFontFamilies(run, node, fonts).replaceAll('"', "").split(",");
        for (const character of run.text) {
          if (COVERED.test(character)) continue;
          if (!families.some((family) => this.#covers(family, character.codePointAt(0)!)))
            throw new GlyphError(character, node.runs.map(({ text }) => text).join(""), content);
        }
      }
    }
  }

  /** Whether the family's first file has a character. */
  #covers(family: string, codePoint: number): boolean {
    const known = this.#coverage.get(family);
    if (known) return known.has(codePoint);
    this.#readFont ??= loadFontReader();
    const [file = ""] = this.#files.get(family)!;
    this.#coverage.set(family, new Set(this.#readFont(readFont(file)).characterSet));
    return this.#covers(family, codePoint);
  }
}
