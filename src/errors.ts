/** Defines LoraError and the argument checks that throw it. */
import { exact } from "./number-format.js";
import { formatAllowed } from "./suggestions.js";

/** Returns text with each line break, and the whitespace around it, replaced by a space. */
export const oneLine = (text: string) =>
  text.replace(/\s+/g, (space) => (/[\n\r\u2028\u2029]/.test(space) ? " " : space));

/** Returns text with U+FFFD for characters that change a terminal's state or the direction of text. */
export const printable = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd");

/** Returns the message of an error that may quote a stranger's text: one line that a terminal can show. */
export const toMessage = (text: string) => printable(oneLine(text));

/** Thrown for a value that is not allowed. The message states the argument, the allowed values and the value. */
export class LoraError extends RangeError {
  override readonly name = "LoraError";
  constructor(
    /** The name of the argument or option. */
    readonly argument: string,
    /** The allowed values, as a phrase. */
    readonly allowed: string,
    /** The value that is not allowed; undefined if it is missing. */
    readonly received: unknown,
    options?: ErrorOptions,
  ) {
    const outcome = received === undefined ? "it is missing" : `got ${show(received)}`;
    super(toMessage(`${argument} must be ${allowed}; ${outcome}`), options);
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
    const limit = (_: string, item: unknown) => (remainingMembers-- > 0 ? item : null);
    text = JSON.stringify(value, limit) ?? typeof value;
  } catch {
    text = `an ${typeof value}`;
  }
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Throws LoraError if the values are not an object, or have an unknown key. */
export function assertNames(values: unknown, known: readonly string[]): asserts values is object {
  let names: string[] | undefined;
  try {
    // Copies the values, because reading them can fail too.
    if (typeof values === "object" && values) names = Object.keys({ ...values });
  } catch {}
  if (!names) throw new LoraError("the argument", `an object with ${known.join(", ")}`, values);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new LoraError(
      "option",
      formatAllowed(known, unknown, "the reference lists all"),
      unknown,
    );
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

/** Throws LoraError for a count above a maximum. `what` and `items` describe what has so many items. */
export function limitCount(
  argument: string,
  count: number,
  max: number,
  what: string,
  items: string,
): void {
  if (count > max) throw new LoraError(argument, `${what} at most ${exact(max)} ${items}`, count);
}

/** Returns the value if it is a number in [min, max]. Throws LoraError. */
export function realNumber(argument: string, value: unknown, min: number, max: number): number {
  if (typeof value === "number" && value >= min && value <= max) return value;
  throw new LoraError(argument, `a number from ${exact(min)} to ${exact(max)}`, value);
}

export const firstLine = (cause: unknown) =>
  String((cause as Error)?.message ?? cause).split("\n", 1)[0]!;

/** An argument that this package's functions return, but that programs may build or change. */
export interface Built {
  readonly argument: string;
  /** What it is, with the function that returns it. */
  readonly allowed: string;
  /** The members without which it is something else. */
  readonly members: readonly string[];
}

/**
 * Returns the result of `make`. Converts any error except LoraError to a LoraError about the argument. States
 * the reason if the argument has its members, because the fault is then inside them.
 */
export function wrapErrors<T>(
  { argument, allowed, members }: Built,
  received: unknown,
  make: () => T,
): T {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof LoraError) throw cause;
    const reason = hasMembers(received, members) ? ` (${firstLine(cause)})` : "";
    throw new LoraError(argument, allowed + reason, received, { cause });
  }
}

function hasMembers(value: unknown, members: readonly string[]): boolean {
  try {
    return members.every((name) => (value as Record<string, unknown>)[name] !== undefined);
  } catch {
    return false;
  }
}

/** Calls a function that checks its options itself, so that only reading their values can fail otherwise. */
export function wrapReading<T>(input: unknown, make: () => T): T {
  return wrapErrors(
    { argument: "the argument", allowed: "an object of plain values", members: [] },
    input,
    make,
  );
}
