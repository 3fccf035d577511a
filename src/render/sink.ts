/** Defines the interface through which SVG elements are written, and rounds their numbers. */

/** Returns a length rounded to a hundredth of a pixel. All attributes and path data are rounded here. */
export function round(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError("a length must be a finite number");
  // Most lengths are whole, and engines have the text of small numbers ready.
  // Stryker disable next-line ConditionalExpression: a slower way to the same result
  if (Number.isInteger(value)) return String(value);
  const hundredths = Math.round(Math.abs(value) * 100);
  // Stryker disable next-line EqualityOperator: 0 has no hundredths
  const sign = value < 0 && hundredths ? "-" : "";
  return sign + Math.floor(hundredths / 100) + DECIMALS[hundredths % 100];
}

/** "", ".01", … ".99". A lookup is much faster than converting a fraction to text each time. */
const DECIMALS = Array.from({ length: 100 }, (_, hundredths) => String(hundredths / 100).slice(1));

/** Receives SVG elements in document order. The core writes them to a string, browsers to a document. */
export interface Sink {
  open(name: string): void;
  /** Sets an attribute of the element opened last. */
  set(name: string, value: string | number): void;
  text(content: string): void;
  /** Closes the innermost open element. */
  close(): void;
}

/** Returns an attribute's value as text, with numbers rounded. */
export function attributeText(value: string | number): string {
  return typeof value === "number" ? round(value) : value;
}
