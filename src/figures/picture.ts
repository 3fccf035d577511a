/** The skeleton of a composition: a header, pieces below each other, and notes of what is not to scale. */
import { type Composition, type Node, type Scene, type TextStyle, text } from "../scene.js";
import { LEADING, lines, reserve, SPACED, wrap } from "./lines.js";

/** What differs between the wide and the narrow composition; lengths in px. */
export interface Metrics {
  readonly width: number;
  readonly margin: number;
  readonly size: { readonly formula: number; readonly text: number };
}

export const METRICS: Readonly<Record<Composition, Metrics>> = {
  wide: { width: 720, margin: 20, size: { formula: 22, text: 13.5 } },
  narrow: { width: 288, margin: 8, size: { formula: 19, text: 12 } },
};

/** Between a heading and what stands beside it, px. */
const APART = 16;

/**
 * Returns how many times larger than to scale a length is drawn, to two significant digits, or
 * undefined for half a pixel or less, which nobody sees.
 */
export const enlargement = (drawn: number, toScale: number): number | undefined =>
  drawn - toScale > 0.5 ? Number((drawn / toScale).toPrecision(2)) : undefined;

/** A composition as it grows downwards. */
export class Picture {
  readonly nodes: Node[] = [];
  readonly metrics: Metrics;
  /** Width between the margins. */
  readonly room: number;
  /** Where the lowest node ends. */
  bottom: number;
  readonly #notes = new Set<string>();

  constructor(readonly composition: Composition) {
    this.metrics = METRICS[composition];
    this.room = this.metrics.width - 2 * this.metrics.margin;
    this.bottom = this.metrics.size.formula + 10;
  }

  /** Notes in a sentence, if there is one, what is not as it seems: how large it would be to scale. */
  declare(note: string | undefined): void {
    if (note) this.#notes.add(note);
  }

  /** Notes a shape that is drawn longer than to scale, by how many times. */
  declareScale(drawn: number, toScale: number, note: (times: number) => string): void {
    const times = enlargement(drawn, toScale);
    if (times !== undefined) this.declare(note(times));
  }

  /** Words below all else, in at most `width` px. */
  write(content: string, style: Partial<TextStyle> = { fill: "muted" }, width = this.room): void {
    const { margin, size } = this.metrics;
    const whole = { size: size.text, ...style };
    const drawn = lines(margin, this.bottom, wrap(content, width, whole), whole);
    this.nodes.push(...drawn);
    this.bottom += drawn.length * LEADING * size.text;
  }

  /** A heading in one or more lines; `values` stand beside the last, or below where they do not fit. */
  head(heading: readonly string[], style: TextStyle, values: string): void {
    const { width, margin, size } = this.metrics;
    this.nodes.push(text(margin, this.bottom, heading[0]!, style));
    this.nodes.push(...lines(margin, this.bottom, heading.slice(1), style));
    this.bottom += (heading.length - 1) * LEADING * style.size;
    if (!values) return;
    const beside = { size: size.text, fill: "muted", anchor: "end" } as const;
    const widths = reserve(heading.at(-1)!, style.size, style.bold) + reserve(values, size.text);
    if (SPACED * widths + APART <= this.room)
      this.nodes.push(text(width - margin, this.bottom, values, beside));
    else this.write(values);
  }

  /** The scene, once all is drawn. */
  finish(title: string, desc: string): Scene {
    const height = Math.ceil(this.bottom + 12);
    const { width } = this.metrics;
    return { width, height, title, desc, children: this.nodes, notes: [...this.#notes] };
  }
}
