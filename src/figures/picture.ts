/** Collects the parts of a picture: a heading, rows below each other, and notes about what is not to scale. */
import { isRightToLeft } from "../direction.js";
import {
  type Composition,
  closeUp,
  type Node,
  type Scene,
  type TextStyle,
  text,
} from "../scene.js";
import { LEADING, lines, reserve, reserveMonospaced, SPACED, wrap } from "./lines.js";

/** Sizes of the wide or the narrow composition, px. */
export interface Metrics {
  readonly width: number;
  readonly margin: number;
  readonly size: { readonly formula: number; readonly text: number };
}

export const METRICS: Readonly<Record<Composition, Metrics>> = {
  wide: { width: 720, margin: 20, size: { formula: 22, text: 13.5 } },
  narrow: { width: 288, margin: 8, size: { formula: 19, text: 12 } },
};

/** Distance from the upper edge to an outcome that is the first text, px. */
const TOP = 6;
/** Smallest distance between a heading and the values beside it, px. */
const APART = 16;

/**
 * Returns how many times larger than to scale a length is drawn, to two significant digits, or
 * undefined if it differs by at most half a pixel.
 */
export const enlargement = (drawn: number, toScale: number): number | undefined =>
  drawn - toScale > 0.5 ? Number((drawn / toScale).toPrecision(2)) : undefined;

/** Collects nodes and notes from top to bottom. */
export class Picture {
  readonly nodes: Node[] = [];
  readonly metrics: Metrics;
  /** Width between the margins. */
  readonly room: number;
  /** The lower end of the lowest node. */
  bottom: number;
  readonly #notes = new Set<string>();

  constructor(readonly composition: Composition) {
    this.metrics = METRICS[composition];
    this.room = this.metrics.width - 2 * this.metrics.margin;
    this.bottom = this.metrics.size.formula + 10;
  }

  /** Adds a note, if there is one. */
  declare(note: string | undefined): void {
    if (note) this.#notes.add(note);
  }

  /** Adds a note if a length is drawn larger than to scale. */
  declareScale(drawn: number, toScale: number, note: (times: number) => string): void {
    const times = enlargement(drawn, toScale);
    if (times !== undefined) this.declare(note(times));
  }

  /** Writes text below everything else, in lines of at most `width` px. Right-to-left text starts at the right margin. */
  write(content: string, style: Partial<TextStyle> = { fill: "muted" }, width = this.room): void {
    const { margin, size } = this.metrics;
    const withSize = { size: size.text, ...style };
    const wrapped = wrap(content, width, withSize, reserveMonospaced);
    // Right-to-left lines end at the right.
    this.nodes.push(
      ...(isRightToLeft(content)
        ? lines(margin + width, this.bottom, wrapped, { ...withSize, anchor: "end" })
        : lines(margin, this.bottom, wrapped, withSize)),
    );
    this.bottom += wrapped.length * LEADING * size.text;
  }

  /** Writes the heading's lines, and `values` beside the last one, or below it if they do not fit. */
  head(heading: readonly string[], style: TextStyle, values: string): void {
    const { width, margin, size } = this.metrics;
    this.nodes.push(
      text(margin, this.bottom, heading[0]!, style),
      ...lines(margin, this.bottom, heading.slice(1), style),
    );
    this.bottom += (heading.length - 1) * LEADING * style.size;
    if (!values) return;
    const valuesStyle = { size: size.text, fill: "muted", anchor: "end" } as const;
    const widths = reserve(heading.at(-1)!, style.size, style.bold) + reserve(values, size.text);
    if (SPACED * widths + APART <= this.room)
      this.nodes.push(text(width - margin, this.bottom, values, valuesStyle));
    else this.write(values);
  }

  /**
   * Writes the figure's outcome in bold, at the top or below the heading: on one line in a wide picture, a line for
   * each part in a narrow one. Lines are at most `width` px.
   */
  conclude(parts: readonly string[], width = this.room): void {
    if (!this.nodes.length) this.bottom = TOP;
    const sentences = this.composition === "wide" ? [closeUp(parts.join(" "))] : parts;
    for (const line of sentences) this.write(line, { bold: true }, width);
  }

  /** Returns the scene. */
  finish(title: string, desc: string): Scene {
    const height = Math.ceil(this.bottom + 12);
    const { width } = this.metrics;
    return { width, height, title, desc, children: this.nodes, notes: [...this.#notes] };
  }
}
