/** A 2D context that draws on a page of a PDF, with vectors and embedded fonts. Node only. */
import type { Context2D } from "./canvas.js";
import type { Fonts } from "./fonts.js";
import type { PdfDocument, PdfFont, PdfPackage } from "./packages.js";
import { separateLetters } from "./pdf-letters.js";

/** Lays out a text as a whole. By default, pdfkit lays out word by word, which would reverse right-to-left words. */
const WHOLE = { features: [] };

/** Brackets, whose glyphs face the other way in right-to-left text. fontkit does not replace them. */
const [BRACKETS, MIRRORED] = ["()[]{}<>«»≤≥‹›", ")(][}{><»«≥≤›‹"];

const mirror = (text: string) =>
  text.replace(/[()[\]{}<>«»≤≥‹›]/g, (char) => MIRRORED![BRACKETS!.indexOf(char)]!);

/** A no-break space would be copied as such, and is as wide as a space. */
const withSpaces = (text: string) => text.replaceAll("\u00a0", " ");

/** Draws with the painter of canvases. Its paths are path data. */
export class PdfContext implements Context2D<string> {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth = 1;
  font = "";
  /** Ignored: a PDF has outlines, which its reader renders. */
  textRendering = "";
  /** Ignored: texts start at their left end. */
  textAlign = "";
  direction = "ltr";
  #dash: readonly number[] = [];
  readonly #document: PdfDocument;
  readonly #fonts: Fonts;
  readonly #createFont: PdfPackage["createFont"];
  readonly #registered = new Map<string, PdfFont>();

  constructor(document: PdfDocument, fonts: Fonts, createFont: PdfPackage["createFont"]) {
    this.#document = document;
    this.#fonts = fonts;
    this.#createFont = createFont;
  }

  save(): void {
    this.#document.save();
  }

  restore(): void {
    this.#document.restore();
  }

  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }

  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }

  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    this.#document.transform(a, b, c, d, e, f);
  }

  clip(path: string): void {
    this.#document.path(path).clip();
  }

  setLineDash(lengths: number[]): void {
    this.#dash = lengths;
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#document.rect(x, y, width, height).fill(this.fillStyle);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#document.rect(x, y, width, height);
    this.#stroke();
  }

  fill(path: string): void {
    this.#document.path(path).fill(this.fillStyle);
  }

  stroke(path: string): void {
    this.#document.path(path);
    this.#stroke();
  }

  drawImage(png: unknown, x: number, y: number, width: number, height: number): void {
    this.#document.image(png, x, y, { width, height });
  }

  fillText(text: string, x: number, y: number): void {
    this.#document.fillColor(this.fillStyle);
    for (const part of this.#split(text)) {
      this.#document.text(part, x, y, { ...WHOLE, lineBreak: false, baseline: "alphabetic" });
      x += this.#document.widthOfString(part, WHOLE);
    }
  }

  measureText(text: string): { readonly width: number } {
    let width = 0;
    for (const part of this.#split(text)) width += this.#document.widthOfString(part, WHOLE);
    return { width };
  }

  #stroke(): void {
    this.#document.lineWidth(this.lineWidth);
    if (this.#dash.length) this.#document.dash(this.#dash);
    else this.#document.undash();
    this.#document.stroke(this.strokeStyle);
  }

  /**
   * Yields parts of a text, the leftmost first. Before each part, sets the document's font to the first font that has
   * its characters.
   */
  *#split(content: string): Generator<string> {
    const isRtl = this.direction === "rtl";
    const text = withSpaces(isRtl ? mirror(content) : content);
    const [, weight, size, families = ""] = /^\w+ (\d+) ([\d.e-]+)px (.*)$/.exec(this.font)!;
    const names = families.split(",").map((family) => [family, weight === "700"] as const);
    // Reads only the fonts that the text needs.
    const getName = (character: string) => {
      for (const font of names) {
        const name = this.#register(...font);
        if (this.#registered.get(name)!.hasGlyphForCodePoint(character.codePointAt(0)!))
          return name;
      }
      return this.#register(...names[0]!);
    };
    const parts: { name: string; text: string }[] = [];
    for (const character of text) {
      const last = parts.at(-1);
      const name = getName(character);
      if (last?.name === name) last.text += character;
      else parts.push({ name, text: character });
    }
    for (const part of isRtl ? parts.reverse() : parts) {
      this.#document.font(part.name, Number(size));
      yield part.text;
    }
  }

  #register(quotedFamily: string, isBold: boolean): string {
    const family = quotedFamily.replaceAll('"', "");
    const name = isBold ? `${family} Bold` : family;
    if (!this.#registered.has(name)) {
      const font = this.#createFont(this.#fonts.read(family, isBold));
      const { layout } = font;
      const toLetters = separateLetters(font);
      // fontkit applies kerning twice to text without letters, unless it is given a script. It spends a third of the
      // time of a file on contextual alternates, of which it finds none in the bundled fonts.
      font.layout = (text) => {
        const script = /\p{L}/u.test(text) ? undefined : "latn";
        const run = layout.call(font, text, { calt: false }, script, undefined, this.direction);
        return this.direction === "rtl" ? toLetters(run) : run;
      };
      this.#document.registerFont(name, font);
      this.#registered.set(name, font);
    }
    return name;
  }
}
