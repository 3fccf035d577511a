/** Sets braille in the lines of a sheet: headings, notes and lists. */
import { isTranslatable, NOTE, toBraille } from "./braille.js";
import {
  AREA,
  BRAILLE,
  GAP,
  LINE_HEIGHT,
  MIN_SIDE,
  SHEET,
  type Shape,
  type Sheet,
  type Texture,
} from "./sheet.js";

/** The width of a heading, with three blank cells on both sides. */
const HEADING_WIDTH = SHEET.cells - 6;
/** The width of a texture's sample, and the cell in which its meaning starts. */
const SAMPLE = { width: 2 * MIN_SIDE, cell: 6 };

/** Returns the lines of a text, with at most `first` cells in the first line and `next` cells in the others. */
export function wrapCells(cells: string, first: number, next = first): string[] {
  const lines: string[] = [];
  for (const word of cells.split("⠀")) {
    const last = lines.at(-1);
    const room = lines.length > 1 ? next : first;
    if (last !== undefined && last.length + 1 + word.length <= room)
      lines[lines.length - 1] = `${last}⠀${word}`;
    else lines.push(word);
  }
  return lines;
}

const wrapHeading = (title: string, isKey: boolean) =>
  wrapCells(toBraille((isKey ? "Key: " : "") + title), HEADING_WIDTH);

/** A sheet whose lines are filled from the top. */
export class Page {
  readonly shapes: Shape[] = [];
  /** The number of lines used. */
  #line = 0;

  readonly #title: string;

  /** Writes the title as a heading. If braille cannot write it, writes `simpleTitle`, which has no model's name. */
  constructor(
    private readonly name: Sheet["name"],
    title: string,
    simpleTitle = title,
  ) {
    const isKey = name === "key";
    const lines = isTranslatable(title) ? wrapHeading(title, isKey) : [];
    const fits = lines.length > 0 && lines.every((line) => line.length <= HEADING_WIDTH);
    this.#title = (isKey ? "Key: " : "") + (fits ? title : simpleTitle);
    for (const line of fits ? lines : wrapHeading(simpleTitle, isKey))
      this.#write(line, Math.floor((SHEET.cells - line.length) / 2), this.#title);
    this.skip();
  }

  /** The upper end of the free area. */
  get top(): number {
    return AREA.top + this.#line * BRAILLE.line - (BRAILLE.line - LINE_HEIGHT) + GAP;
  }

  /** Leaves a line empty. */
  skip(): void {
    this.#line++;
  }

  /** Writes a transcriber's note: the first line starts in cell 7, the others in cell 5. */
  note(text: string): void {
    this.#writeAll(NOTE[0] + toBraille(text) + NOTE[1], [6, 4], text);
  }

  /** Writes an item of a list: the first line starts in cell 1, the others in cell 3. */
  item(text: string): void {
    this.#writeAll(toBraille(text), [0, 2], text);
  }

  /** Writes the meaning of a texture beside a sample of it. */
  sample(texture: Texture | "dashed", text: string): void {
    const y = AREA.top + this.#line * BRAILLE.line + (LINE_HEIGHT - MIN_SIDE) / 2;
    const box = { type: "box", x: AREA.left, y, width: SAMPLE.width, height: MIN_SIDE } as const;
    this.shapes.push(texture === "dashed" ? { ...box, isDashed: true } : { ...box, texture });
    this.#writeAll(toBraille(text), [SAMPLE.cell, SAMPLE.cell], text);
    this.skip();
  }

  finish(): Sheet {
    if (this.#line > SHEET.lines)
      throw new RangeError(`the sheet “${this.#title}” has ${this.#line} lines`);
    return { name: this.name, title: this.#title, shapes: this.shapes };
  }

  #writeAll(cells: string, [first, next]: readonly [number, number], text: string): void {
    const lines = wrapCells(cells, SHEET.cells - first, SHEET.cells - next);
    for (const [index, line] of lines.entries()) this.#write(line, index ? next : first, text);
  }

  #write(cells: string, cell: number, text: string): void {
    const x = AREA.left + cell * BRAILLE.cell + (BRAILLE.cell - BRAILLE.dot - BRAILLE.diameter) / 2;
    const y = AREA.top + this.#line * BRAILLE.line;
    this.shapes.push({ type: "label", x, y, cells, text });
    this.#line++;
  }
}
