/** Collects the errors of a document's tags with their lines. */
import { LoraError } from "../../../src/errors.js";
import { Lines } from "../../../src/lines.js";
import { TagError } from "../../../src/tag/values.js";

export interface Fault {
  readonly line: number;
  readonly message: string;
}

export class Faults {
  readonly #lines: Lines;
  readonly #found: Fault[] = [];

  constructor(text: string) {
    this.#lines = new Lines(text);
  }

  add(start: number, message: string): void {
    this.#found.push({ line: this.#lines.getPosition(start).line, message });
  }

  /** Returns the result, or undefined after an error of the tag. */
  catch<T>({ start }: { readonly start: number }, action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof TagError || error instanceof LoraError)) throw error;
      this.add(start, error.message);
      return undefined;
    }
  }

  get inOrder(): readonly Fault[] {
    return this.#found.toSorted((a, b) => a.line - b.line);
  }
}
