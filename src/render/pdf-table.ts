/** Lays out a table on the pages of a PDF file. */
import { isRightToLeft, RTL } from "../direction.js";
import {
  type Measure,
  mirrorTexts,
  type Rect,
  rect,
  type Text,
  type TextStyle,
  text,
  wrapText,
} from "../scene.js";

import { type CanvasOptions, type Context2D, inReadingOrder, measurePieces } from "./canvas.js";

/** A table of texts, such as the result of a drawing's `table()`. `*…*` marks variables. */
export interface PdfTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Indices of columns with text, which are left-aligned like the first column. Other columns are right-aligned. */
  readonly prose?: readonly number[] | undefined;
  /** The number of rows to print. Default: all. */
  readonly printed?: number | undefined;
}

/** A cell as lines of text. Header cells have a scope. */
interface Cell {
  readonly scope: "Column" | "Row" | undefined;
  readonly text: readonly Text[];
}

interface Row {
  readonly height: number;
  readonly cells: readonly Cell[];
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Lines of the caption, on the first sheet. */
  readonly caption: readonly Text[];
  /** The header row, on all sheets but the first. */
  readonly repeated: readonly Text[];
  readonly rules: readonly Rect[];
  readonly rows: readonly Row[];
}

/** The marks at the start of a right-to-left line. */
const MARKS = new RegExp(`^(?:${RTL})?`);

const MARGIN = 20;
/** The gap between columns, px. */
const GAP = 20;
const SIZE = 12;
const LEADING = 17;
/** The space above and below the text of a row, px. */
const PADDING = 3;
/** The height of a sheet's table relative to the sheet's width, as on paper of format A4. */
const RATIO = Math.SQRT2;

/**
 * Returns the sheets of a table. They are as wide as the picture, or wider if the longest words of all columns need more
 * room. Throws TypeError for a malformed table.
 */
export function layOut(
  { caption, head, rows: allRows, prose = [], printed }: PdfTable,
  pictureWidth: number,
  context: Pick<Context2D<unknown>, "font" | "measureText">,
  { fonts, order = inReadingOrder }: Pick<CanvasOptions<unknown>, "fonts" | "order">,
): Sheet[] {
  const rows = allRows.slice(0, printed);
  const add = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0);
  const measure: Measure = (content, size, bold = false) => {
    const line = text(0, 0, content, { size, bold });
    return add(measurePieces(order(line.runs), line, context, fonts));
  };
  const style = (isBold: boolean): TextStyle => ({ size: SIZE, bold: isBold });

  const columns = head.map((title, column) => [
    { content: title, isBold: true },
    ...rows.map((cells) => ({ content: cells[column]!, isBold: false })),
  ]);
  const getWidths = (toParts: (content: string) => string[]) =>
    columns.map((cells) =>
      Math.max(
        ...cells.flatMap(({ content, isBold }) =>
          toParts(content).map((part) => measure(part, SIZE, isBold)),
        ),
      ),
    );
  const [natural, min] = [
    getWidths((content) => [content]),
    getWidths((content) => content.split(" ")),
  ];
  const room = pictureWidth - 2 * MARGIN - (head.length - 1) * GAP;
  // Columns get the widths of their longest words, and the same share of what they need beyond that.
  const share = Math.min(1, Math.max(0, (room - add(min)) / (add(natural) - add(min) || 1)));
  const widths = min.map((width, column) => width + share * (natural[column]! - width));
  const lefts = widths.map((_, column) => MARGIN + add(widths.slice(0, column)) + column * GAP);
  const right = lefts.at(-1)! + widths.at(-1)!;
  const width = Math.max(pictureWidth, right + MARGIN);

  // In a right-to-left language, the first column is on the right.
  const isRtl = head.some(isRightToLeft);
  const place = (texts: readonly Text[]) => (isRtl ? (mirrorTexts(texts, width) as Text[]) : texts);

  const toRow = (contents: readonly string[], top: number, isHead: boolean): Row => {
    const cells = widths.map((columnWidth, column) => {
      // Rounding must not break a line that is as wide as its column.
      const lines = wrapText(contents[column]!, columnWidth + 0.01, style(isHead), measure);
      const isStart = column === 0 || prose.includes(column);
      const [x, anchor] = isStart
        ? ([lefts[column]!, "start"] as const)
        : ([lefts[column]! + columnWidth, "end"] as const);
      return {
        scope: isHead ? ("Column" as const) : column === 0 ? ("Row" as const) : undefined,
        text: place(
          lines.map((line, index) => {
            // Spaces between lines, for programs that copy the text, at the end that does not move the line.
            const isAfter = (isStart === isRtl) === isRightToLeft(line);
            const hasSpace = isAfter ? index < lines.length - 1 : index > 0;
            const content = isAfter ? `${line} ` : line.replace(MARKS, "$& ");
            return text(x, top + PADDING + index * LEADING + SIZE, hasSpace ? content : line, {
              ...style(isHead),
              anchor,
            });
          }),
        ),
      };
    });
    const lineCount = Math.max(1, ...cells.map((cell) => cell.text.length));
    return { height: lineCount * LEADING + 2 * PADDING, cells };
  };

  const captionLines = place(
    wrapText(caption, width - 2 * MARGIN, style(true), measure).map((line, index) =>
      text(MARGIN, MARGIN + index * LEADING + SIZE, line, style(true)),
    ),
  );
  const sheets: Sheet[] = [];
  let [top, sheet] = [0, [] as Row[]];
  let [rules, repeated] = [[] as Rect[], [] as Text[]];
  const addRule = (ink: "frozen" | "tint") =>
    rules.push(rect(isRtl ? width - right : MARGIN, top - 0.5, right - MARGIN, 1, { fill: ink }));
  const start = (y: number) => {
    const header = toRow(head, y, true);
    [top, rules] = [y + header.height, []];
    addRule("frozen");
    [sheet, repeated] = sheets.length
      ? [[], header.cells.flatMap((cell) => cell.text)]
      : [[header], []];
  };
  const finish = () =>
    sheets.push({
      width,
      height: Math.ceil(top + MARGIN),
      caption: sheets.length ? [] : captionLines,
      repeated,
      rules,
      rows: sheet,
    });
  start(MARGIN + captionLines.length * LEADING + (captionLines.length ? PADDING * 2 : 0));
  for (const [index, cells] of rows.entries()) {
    const row = toRow(cells, top, false);
    if (index > 0 && top + row.height > width * RATIO) {
      finish();
      start(MARGIN);
      // The row at its new position.
      sheet.push(toRow(cells, top, false));
    } else sheet.push(row);
    top += row.height;
    addRule(index === rows.length - 1 ? "frozen" : "tint");
  }
  finish();
  return sheets;
}
