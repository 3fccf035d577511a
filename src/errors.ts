/** Errors for authors, and the checks of arguments that throw them. */
import { exact } from "./format.js";
import { oneOf } from "./suggestions.js";

/** Text without its line breaks, which an author's own words may have; other spaces stay. */
export const oneLine = (text: string) =>
  text.replace(/\s+/g, (space) => (/[\n\r\u2028\u2029]/.test(space) ? " " : space));

/** A value that cannot be used. The message names the argument, what is allowed and what came. */
export class LoraError extends RangeError {
  override readonly name = "LoraError";
  constructor(
    readonly argument: string,
    readonly allowed: string,
    readonly received: unknown,
  ) {
    const outcome = received === undefined ? "it is missing" : `got ${show(received)}`;
    super(oneLine(`${argument} must be ${allowed}; ${outcome}`));
  }
}

/** A value as an error quotes it: short, on one line, never "[object Object]". */
export function show(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  let text: string;
  try {
    text = JSON.stringify(value) ?? typeof value;
  } catch {
    text = `an ${typeof value}`;
  }
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Throws LoraError where a value has a name that is none of these. */
export function assertNames(values: object, known: readonly string[]): void {
  const odd = Object.keys(values).find((name) => !known.includes(name));
  if (odd !== undefined) throw new LoraError("option", oneOf(known, odd), odd);
}

/** The value as a whole number in [min, max], or a LoraError. `why` explains the upper limit. */
export function wholeNumber(
  argument: string,
  value: unknown,
  min: number,
  max: number,
  why?: () => string,
): number {
  if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max) {
    return value as number;
  }
  const range = max === min ? `${min}` : `a whole number from ${exact(min)} to ${exact(max)}`;
  throw new LoraError(argument, range + (why ? ` (${why()})` : ""), value);
}

/** The value as a finite number in [min, max], or a LoraError. */
export function realNumber(argument: string, value: unknown, min: number, max: number): number {
  if (typeof value === "number" && value >= min && value <= max) return value;
  throw new LoraError(argument, `a number from ${exact(min)} to ${exact(max)}`, value);
}

/** What an error says, in one line. */
export const firstLine = (cause: unknown) =>
  String((cause as Error)?.message ?? cause).split("\n", 1)[0]!;

/** What is made of data that a program may have put together itself. Throws TypeError where it cannot be. */
export function wrapErrors<T>(what: string, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    // By its name, for scripts of pages need nothing else of its file.
    if ((cause as Error)?.name === "LoraError") throw cause;
    throw new TypeError(`this is no ${what}: ${firstLine(cause)}`, { cause });
  }
}
