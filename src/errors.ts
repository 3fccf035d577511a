/** Defines LoraError and the argument checks that throw it. */
import { exact } from "./format.js";
import { formatAllowed } from "./suggestions.js";

/** Returns text with each line break, and the whitespace around it, replaced by a space. */
export const oneLine = (text: string) =>
  text.replace(/\s+/g, (space) => (/[\n\r\u2028\u2029]/.test(space) ? " " : space));

/** Thrown for a value that is not allowed. The message states the argument, the allowed values and the value. */
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

/** Returns a value as errors quote it: short, on one line, never "[object Object]". */
export function show(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  let text: string;
  // Limits the number of members, because JSON.stringify takes quadratic time for deep values.
  let remainingMembers = 1000;
  try {
    // Stryker disable next-line EqualityOperator: one member more or less is not shown
    text =
      JSON.stringify(value, (_, item) => (remainingMembers-- > 0 ? item : null)) ?? typeof value;
  } catch {
    text = `an ${typeof value}`;
  }
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Throws LoraError if the values are not an object, or have an unknown key. */
export function assertNames(values: unknown, known: readonly string[]): asserts values is object {
  if (typeof values !== "object" || values === null)
    throw new LoraError("the argument", `an object with ${known.join(", ")}`, values);
  const unknown = Object.keys(values).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new LoraError("option", formatAllowed(known, unknown), unknown);
}

/** Returns the value if it is a whole number in [min, max]. Throws LoraError. `why` explains the range. */
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

/** Returns the value if it is a number in [min, max]. Throws LoraError. */
export function realNumber(argument: string, value: unknown, min: number, max: number): number {
  if (typeof value === "number" && value >= min && value <= max) return value;
  throw new LoraError(argument, `a number from ${exact(min)} to ${exact(max)}`, value);
}

/** Returns the first line of an error's message. */
export const firstLine = (cause: unknown) =>
  String((cause as Error)?.message ?? cause).split("\n", 1)[0]!;

/**
 * Returns the result of `make`. Converts any error except LoraError to a TypeError that names the invalid input,
 * because callers may build inputs without this package's functions.
 */
export function wrapErrors<T>(input: string, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    // Compared by name, so that page scripts do not load the class.
    if ((cause as Error)?.name === "LoraError") throw cause;
    throw new TypeError(`invalid ${input}: ${firstLine(cause)}`, { cause });
  }
}
