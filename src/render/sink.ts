/** Where SVG goes, and its numbers as text. */

/** The one rounding point: a hundredth of a pixel, in attributes and in path strings alike. */
export function round(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError("a length must be a finite number");
  const hundredths = Math.round(Math.abs(value) * 100);
  // Stryker disable next-line EqualityOperator: 0 has no hundredths
  const sign = value < 0 && hundredths ? "-" : "";
  return sign + Math.floor(hundredths / 100) + PARTS[hundredths % 100];
}

/** "", ".01", … ".99": a fraction's own conversion to text costs several times as much. */
const PARTS = Array.from({ length: 100 }, (_, hundredths) => String(hundredths / 100).slice(1));

/** Where SVG goes, part by part: into a string here, into a document in a browser. */
export interface Sink {
  open(name: string): void;
  /** An attribute of the element opened last. */
  set(name: string, value: string | number): void;
  text(content: string): void;
  /** Ends the last element that has not ended. */
  close(): void;
}

/** An attribute's value as text; numbers are rounded. */
export function attributeText(value: string | number): string {
  return typeof value === "number" ? round(value) : value;
}
