/** Defines the interface through which SVG elements are written, and rounds their numbers. */

/** Rounds to a hundredth of a pixel. All attributes and path data are rounded here. */
export function round(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError("a length must be a finite number");
  return String((Math.sign(value) * Math.round(Math.abs(value) * 100)) / 100);
}

/** Receives SVG elements in document order. The core writes them to a string, browsers to a document. */
export interface Sink {
  open(name: string): void;
  /** Sets an attribute of the element opened last. */
  set(name: string, value: string | number): void;
  text(content: string): void;
  /** Closes the innermost open element. */
  close(): void;
}

export function attributeText(value: string | number): string {
  return typeof value === "number" ? round(value) : value;
}
