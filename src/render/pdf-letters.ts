/** Makes text of right-to-left scripts in PDFs readable by programs. Node only. */
import type { PdfFont, PdfGlyph, PdfRun } from "./packages.js";

/** The first id that no glyph of a font file has. */
const FIRST_ID = 0x10000;

const MARKS = /^\p{M}+$/u;

/**
 * Gives each letter with its marks a glyph of its own in the PDF's copy of the font. Arabic letters share a glyph, to which
 * their dots are added as other glyphs, but a glyph in a PDF has only one text. Returns a function that changes the
 * glyphs of a laid out text, the leftmost first.
 */
export function separateLetters(font: PdfFont): (run: PdfRun) => PdfRun {
  const { getGlyph, createSubset } = font;
  // fontkit returns the same object each time, with the text of the first letter. It has read its width already.
  font.getGlyph = (id, codePoints) => {
    const glyph = getGlyph.call(font, id, codePoints);
    if (!codePoints) return glyph;
    const advanceWidth = { get: () => glyph.advanceWidth };
    return Object.create(glyph, { codePoints: { value: codePoints }, advanceWidth });
  };
  /** The glyphs of the font file by added id, and added ids by glyph and text. */
  const glyphs: number[] = [];
  const added = new Map<string, number>();
  font.createSubset = () => {
    const subset = createSubset.call(font);
    const { includeGlyph } = subset;
    subset.includeGlyph = (id) => {
      if (id >= FIRST_ID) {
        // The copy of the font has the outline once more.
        subset.mapping[id] ??= subset.glyphs.push(glyphs[id - FIRST_ID]!) - 1;
      }
      return includeGlyph.call(subset, id);
    };
    return subset;
  };
  const separate = ({ id, advanceWidth }: PdfGlyph, codePoints: readonly number[]): PdfGlyph => {
    const key = `${id} ${codePoints}`;
    if (!added.has(key)) added.set(key, FIRST_ID + glyphs.push(id) - 1);
    return { id: added.get(key)!, advanceWidth, codePoints };
  };
  return (run) => {
    let marks: readonly number[] = [];
    run.glyphs = run.glyphs.map((glyph) => {
      const { codePoints } = glyph;
      if (MARKS.test(String.fromCodePoint(...codePoints))) {
        marks = [...codePoints, ...marks];
        return separate(glyph, []);
      }
      const letter = codePoints.length ? [...codePoints, ...marks] : [];
      if (letter.length) marks = [];
      return separate(glyph, letter);
    });
    return run;
  };
}
