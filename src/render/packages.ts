/** Loads the optional packages that draw, on first use. Node only. */
import { createRequire } from "node:module";
import type { Bidi } from "bidi-js";
import { firstLine, toMessage } from "../errors.js";
import { manifest } from "../package.js";

export type CanvasPackage = typeof import("@napi-rs/canvas");

/** An element of a PDF's structure tree. */
export interface PdfElement {
  /** Adds an element, or the content that a function draws. If the element is in the document, calls it at once. */
  add(child: PdfElement | (() => void)): PdfElement;
  end(): void;
}

/** The part of pdfkit's documents that this package uses. */
export interface PdfDocument extends AsyncIterable<Uint8Array> {
  readonly info: Record<string, unknown>;
  struct(
    type: string,
    options?: {
      readonly alt?: string;
      readonly title?: string;
      readonly bbox?: readonly [number, number, number, number];
      readonly scope?: "Column" | "Row";
    },
  ): PdfElement;
  addStructure(element: PdfElement): void;
  markContent(tag: "Artifact", options: { readonly type: "Layout" | "Pagination" }): void;
  endMarkedContent(): void;
  addPage(options: object): void;
  appendXML(xml: string): void;
  registerFont(name: string, font: PdfFont): void;
  font(name: string, size: number): void;
  save(): void;
  restore(): void;
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  rect(x: number, y: number, width: number, height: number): PdfDocument;
  path(d: string): PdfDocument;
  clip(): void;
  lineWidth(width: number): PdfDocument;
  dash(lengths: readonly number[]): void;
  undash(): void;
  fillColor(color: unknown): void;
  fill(color: unknown): void;
  stroke(color: unknown): void;
  text(text: string, x: number, y: number, options: object): void;
  widthOfString(text: string, options: object): number;
  image(png: unknown, x: number, y: number, options: object): void;
  end(): void;
}

/** The parts of a fontkit glyph that pdfkit uses. */
export interface PdfGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  /** The characters of its text. */
  readonly codePoints: readonly number[];
}

/** A laid out text. */
export interface PdfRun {
  /** The leftmost first. */
  glyphs: PdfGlyph[];
}

/** The copy of a font in a document, with the glyphs that it uses. */
interface PdfSubset {
  /** Ids of glyphs in the font file. */
  readonly glyphs: number[];
  /** Positions in `glyphs` by id. */
  readonly mapping: Record<number, number>;
  includeGlyph(id: number): number;
}

/** A font of fontkit, which pdfkit uses. */
export interface PdfFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
  readonly characterSet: readonly number[];
  getGlyph(id: number, codePoints?: readonly number[]): PdfGlyph;
  createSubset(): PdfSubset;
  layout(
    text: string,
    features?: Readonly<Record<string, boolean>>,
    script?: string,
    language?: string,
    direction?: string,
  ): PdfRun;
}

/** The part of pdfkit and its dependencies that this package uses. They have no types of their own. */
export interface PdfPackage {
  createDocument(options: object): PdfDocument;
  /** For a collection, its first font. */
  createFont(file: Uint8Array): PdfFont;
}

/** Thrown if an optional package is not installed or not available for this system. */
export class RendererError extends Error {
  override readonly name = "RendererError";
  constructor(cause: unknown) {
    super(
      toMessage(
        "PNG, PDF and previews need the optional packages @napi-rs/canvas, bidi-js and pdfkit " +
          `(npm install @napi-rs/canvas bidi-js pdfkit): ${firstLine(cause)}`,
      ),
      { cause },
    );
  }
}

const require = createRequire(import.meta.url);

/** Throws RendererError. */
export function loadCanvas(): CanvasPackage {
  try {
    // `require` is faster: `import` would first search this CommonJS package's source for exports.
    return require("@napi-rs/canvas");
  } catch (cause) {
    throw new RendererError(cause);
  }
}

/** The reader takes the first font of a collection. Throws RendererError. */
export function loadFontReader(): (file: Uint8Array) => PdfFont {
  try {
    const fontkit = createRequire(require.resolve("pdfkit"))("fontkit");
    return (file) => {
      const font = fontkit.create(file);
      return font.fonts?.[0] ?? font;
    };
  } catch (cause) {
    throw new RendererError(cause);
  }
}

/** Throws RendererError. */
export function loadPdfKit(): PdfPackage {
  const createFont = loadFontReader();
  try {
    const Document = require("pdfkit");
    return { createDocument: (options) => new Document(options), createFont };
  } catch (cause) {
    throw new RendererError(cause);
  }
}

/** The algorithm that orders right-to-left text. Throws RendererError. */
export function loadBidi(): Bidi {
  try {
    return require("bidi-js")();
  } catch (cause) {
    throw new RendererError(cause);
  }
}

/**
 * Returns the version of an installed package. `file` is the path of its package.json from its main file, because not every
 * package exports it. Without the package, drawing fails anyway, with RendererError.
 */
function versionOf(name: string, file: string): string | undefined {
  try {
    return createRequire(require.resolve(name))(file).version;
  } catch {
    return undefined;
  }
}

/** The versions of all packages that draw. Cache keys contain them, because other versions may draw other pixels. */
export const VERSIONS = [
  manifest.version,
  versionOf("@napi-rs/canvas", "./package.json"),
  versionOf("bidi-js", "../package.json"),
  versionOf("pdfkit", "../package.json"),
].join(" ");
