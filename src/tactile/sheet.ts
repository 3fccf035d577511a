/**
 * Describes tactile sheets as plain data, in mm. Sizes follow "Guidelines and Standards for Tactile Graphics" (2022,
 * Braille Authority of North America and Canadian Braille Authority) and, for cells, "Size and Spacing of Braille
 * Characters" of the Braille Authority of North America.
 */

const INCH = 25.4;

/** A sheet: 11.5 × 11 inches, with 25 lines of 40 cells. */
export const SHEET = { width: 11.5 * INCH, height: 11 * INCH, lines: 25, cells: 40 };

/** Distances of braille: between dots, cells and lines, and a dot's diameter. */
export const BRAILLE = { dot: 2.34, cell: 6.2, line: 10, diameter: 1.5 };

/** The smallest side of a shape. */
export const MIN_SIDE = INCH / 2;
/** The smallest gap between two lines, shapes or labels. */
export const GAP = INCH / 4;
/** The gap between an outline and the texture inside it. */
export const INSET = INCH / 8;

/** The radius of a chart's point. */
export const DISC_RADIUS = 3;

/** The height of a line of braille, without the space below it. */
export const LINE_HEIGHT = 2 * BRAILLE.dot + BRAILLE.diameter;

/** The area of the 25 lines. */
export const AREA = {
  left: (SHEET.width - SHEET.cells * BRAILLE.cell) / 2,
  right: (SHEET.width + SHEET.cells * BRAILLE.cell) / 2,
  top: (SHEET.height - SHEET.lines * BRAILLE.line) / 2,
  bottom: (SHEET.height + SHEET.lines * BRAILLE.line) / 2,
};

/** The patterns inside shapes. A finger tells at most five apart. */
export type Texture = "grid" | "diagonals";

/** A rectangle. (x, y) is its top left corner. */
export interface Box {
  readonly type: "box";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly texture?: Texture;
  readonly isDashed?: boolean;
}

export type Point = readonly [x: number, y: number];

/** A line through points. It may touch other lines at its ends. */
export interface Line {
  readonly type: "line";
  readonly points: readonly Point[];
  readonly isDashed?: boolean;
  /** Whether it is the line that a chart is about. It is thicker. */
  readonly isMain?: boolean;
  /** Whether it ends in an arrowhead. */
  readonly hasHead?: boolean;
}

/** A point of a chart, as a disc. (x, y) is its center. */
export interface Disc {
  readonly type: "disc";
  readonly x: number;
  readonly y: number;
}

/** A line of braille. (x, y) is the top left corner of its dots. */
export interface Label {
  readonly type: "label";
  readonly x: number;
  readonly y: number;
  readonly cells: string;
  /** The text in print; absent for a sign that only braille has. */
  readonly text?: string;
}

export type Shape = Box | Line | Disc | Label;

/** A sheet. `name` ends its file's name. */
export interface Sheet {
  readonly name: "1" | "key";
  readonly title: string;
  readonly shapes: readonly Shape[];
}

/** Returns the width of the dots of a line of braille. */
export const getWidth = (cells: string) =>
  (cells.length - 1) * BRAILLE.cell + BRAILLE.dot + BRAILLE.diameter;
