/** Collects a picture from top to bottom: the claim, its deck, the drawing and a line of conditions. */
import { hasWide, isRightToLeft } from "../direction.js";
import type { Values } from "../options.js";
import {
  type Composition,
  MAY_BREAK,
  type Node,
  path,
  type Scene,
  type TextStyle,
  text,
} from "../scene.js";
import type { LiveWords } from "./figure.js";
import { LEADING, reserveMonospaced, wrap, wrapEvenly } from "./lines.js";

/** Sizes of the wide or the narrow composition, px. */
interface Metrics {
  readonly width: number;
  readonly margin: number;
  readonly size: Readonly<Record<"headline" | "letter" | "text" | "small", number>>;
  /** Baselines of the headline's first line and, below its last line, of the deck's. */
  readonly baseline: Readonly<Record<"headline" | "deck", number>>;
}

export const METRICS: Readonly<Record<Composition, Metrics>> = {
  wide: {
    width: 720,
    margin: 20,
    size: { headline: 20, letter: 24, text: 13.5, small: 11.5 },
    baseline: { headline: 26, deck: 23 },
  },
  narrow: {
    width: 304,
    margin: 8,
    size: { headline: 16.5, letter: 20, text: 12, small: 11 },
    baseline: { headline: 20, deck: 20 },
  },
};

/** Distance between baselines of the headline, relative to its size. */
const HEADLINE_LEADING = 1.3;
/** Distance from the lowest baseline to the edge, px. */
const FOOT = 12;

/**
 * Returns how many times larger than to scale a length is drawn, to two significant digits, or
 * undefined if it differs by at most half a pixel.
 */
export const enlargement = (drawn: number, toScale: number): number | undefined =>
  drawn - toScale > 0.5 ? Number((drawn / toScale).toPrecision(2)) : undefined;

/** Starts a picture with the claim of `counts`, and room for the claims of `others`. */
export function startPicture<N>(
  composition: Composition,
  words: Pick<LiveWords<Values, N>, "headline" | "deck">,
  counts: N,
  others: readonly N[] = [],
): Picture {
  const picture = new Picture(composition);
  const claimOf = (item: N) => [words.headline(item), words.deck(item)] as const;
  picture.claim(...claimOf(counts), others.map(claimOf));
  return picture;
}

/** Collects nodes from top to bottom. */
export class Picture {
  readonly nodes: Node[] = [];
  readonly metrics: Metrics;
  readonly isWide: boolean;
  /** Left and right end of the drawing, and the width between them. */
  readonly left: number;
  readonly right: number;
  readonly room: number;
  /** The lower end of the lowest node: a text's baseline, or a shape's edge. */
  bottom = 0;
  #title = "";

  constructor(readonly composition: Composition) {
    this.metrics = METRICS[composition];
    this.isWide = composition === "wide";
    const { width, margin } = this.metrics;
    this.left = margin;
    this.right = width - margin;
    this.room = width - 2 * margin;
  }

  pick<T>(wide: T, narrow: T): T {
    return this.isWide ? wide : narrow;
  }

  /**
   * Writes the claim and, muted, its deck: shares, subject, settings. `others` are claims and decks at other values of
   * the controls. Room is reserved for the one with the most lines, so that nothing moves with a control. `width` is the
   * room of the texts.
   */
  claim(
    headline: string,
    deck: string,
    others: readonly (readonly [headline: string, deck: string])[] = [],
    width = this.room,
  ): void {
    const { size, baseline } = this.metrics;
    const toLines = (content: string, of: number, bold: boolean) =>
      wrapEvenly(content, width, { size: of, bold });
    const leading = HEADLINE_LEADING * size.headline;
    const claim = toLines(headline, size.headline, true);
    const subject = toLines(deck, size.text, false);
    const count = (lines: readonly string[], all: readonly (readonly string[])[]) =>
      Math.max(lines.length, ...all.map((other) => other.length));
    const claims = count(
      claim,
      others.map(([other]) => toLines(other, size.headline, true)),
    );
    const decks = count(
      subject,
      others.map(([, words]) => toLines(words, size.text, false)),
    );
    const stop = hasWide(headline) ? "。" : ". ";
    this.#title = [headline, deck].filter(Boolean).join(stop).replaceAll(MAY_BREAK, "");
    this.#lines(claim, baseline.headline, leading, { size: size.headline, bold: true });
    const lastOf = (lineCount: number) => baseline.headline + (lineCount - 1) * leading;
    const last = lastOf(claims);
    const deckY = lastOf(claim.length) + baseline.deck;
    this.#lines(subject, deckY, LEADING * size.text, { size: size.text, fill: "muted" });
    this.bottom = Math.round(
      decks ? last + baseline.deck + (decks - 1) * LEADING * size.text : last,
    );
  }

  /** Writes lines at the margin where their language starts, the first on the baseline `y`. */
  #lines(contents: readonly string[], y: number, leading: number, style: TextStyle): void {
    for (const [index, content] of contents.entries()) {
      const isRtl = isRightToLeft(content);
      const x = isRtl ? this.right : this.left;
      const anchor = isRtl ? "end" : "start";
      this.nodes.push(text(x, Math.round(y + index * leading), content, { ...style, anchor }));
    }
  }

  /**
   * Writes the name of a row or a panel at the margin where its language starts, and a value at the other margin, on the
   * baseline `y`.
   */
  row(y: number, name: string, value = "", style: Partial<TextStyle> = {}): void {
    const [start, end] = isRightToLeft(name) ? [this.right, this.left] : [this.left, this.right];
    const base = { size: this.metrics.size.text, ...style };
    const isRtl = start === this.right;
    this.nodes.push(text(start, y, name, { ...base, anchor: isRtl ? "end" : "start" }));
    if (value)
      this.nodes.push(
        text(end, y, value, { ...base, bold: true, anchor: isRtl ? "start" : "end" }),
      );
    this.bottom = y;
  }

  /** Draws a hairline across the drawing, below everything else. */
  rule(): void {
    this.bottom = Math.round(this.bottom + 16);
    this.nodes.push(path(`M${this.left} ${this.bottom}H${this.right}`, { stroke: "grid" }));
  }

  /** Writes muted text below everything else. Reserves room for the longest of `others`. */
  write(
    content: string,
    style: Partial<TextStyle> = { fill: "muted" },
    others: readonly string[] = [],
  ): void {
    const withSize = { size: this.metrics.size.text, ...style };
    const toLines = (item: string) => wrap(item, this.room, withSize, reserveMonospaced);
    const leading = LEADING * withSize.size;
    this.#lines(toLines(content), this.bottom + leading, leading, withSize);
    this.bottom += Math.max(...[content, ...others].map((item) => toLines(item).length)) * leading;
  }

  /** Writes the conditions, below a hairline. Reserves room for the longest of `others`. */
  conditions(content: string, others: readonly string[] = []): void {
    if (!content) return;
    this.rule();
    this.bottom += 4;
    this.write(content, undefined, others);
  }

  /** `desc` is the scene's text alternative. */
  finish(desc: string): Scene {
    const height = Math.ceil(this.bottom + FOOT);
    const { width } = this.metrics;
    const overview = this.#title;
    const title = overview.replaceAll("*", "");
    return { width, height, title, overview, desc, children: this.nodes };
  }
}
