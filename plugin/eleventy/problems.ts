/** Collects what is wrong in a build and says where, so that an author mends it all at once. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { exact } from "../../src/format.js";
import type { Page } from "./config.js";
import { literalsOf, type Source, spellingOf, Template } from "./template.js";

/** What is wrong, and what to look for in a page's source to say where. */
export interface Fault {
  readonly source: Source;
  readonly message: string;
  /** Whether it is wrong that this is written twice: the second place is named too. */
  readonly isTwice?: boolean;
}

interface Problem extends Fault {
  /** The file that was being rendered. */
  readonly inputPath: string;
}

/** How many lines a report has; the rest of its problems are counted. */
const MOST_LINES = 200;

/** Throws the error so that Eleventy shows no stack: that says where this plugin is, not what is wrong. */
export function withoutStack(error: Error): never {
  throw Object.assign(error, { skipOriginalStack: true });
}

export class Problems {
  readonly #found: Problem[] = [];
  readonly #includeFolders: readonly string[];
  /** Kept, for every page that waited for the others asks for it. */
  #report: string | undefined;
  #isPrinted = false;

  constructor(includeFolders: readonly string[]) {
    this.#includeFolders = includeFolders;
  }

  add({ inputPath }: Page, fault: Fault): void {
    this.#found.push({ inputPath, ...fault });
    this.#report = undefined;
  }

  /** Prints the report once, however many pages end the build. Throws. */
  stop(): never {
    if (!this.#isPrinted) console.error(this.report);
    this.#isPrinted = true;
    return withoutStack(new Error("LoRA Visualizer stopped the build, as the report says"));
  }

  get count(): number {
    return this.#found.length;
  }

  /** All problems, a line each: file:line and what is wrong there. */
  get report(): string {
    this.#report ??= write(this.#found, new Places(this.#includeFolders));
    return this.#report;
  }
}

function write(problems: readonly Problem[], places: Places): string {
  const lines = problems.map(({ inputPath, source, message, isTwice }) => {
    const [place, second] = isTwice
      ? places.all(inputPath, source)
      : [places.next(inputPath, source)];
    return `  ${place}: ${message}${second ? ` (again at ${second})` : ""}`;
  });
  // A tag in a layout or on paginated pages is one problem, however often it is rendered.
  const unique = [...new Set(lines)].sort(new Intl.Collator("en", { numeric: true }).compare);
  const head = `LoRA Visualizer found ${exact(unique.length)} ${unique.length === 1 ? "problem" : "problems"}:`;
  const rest = unique.splice(MOST_LINES).length;
  return [head, ...unique, ...(rest ? [`  and ${exact(rest)} more`] : [])].join("\n");
}

/** Where tags and shortcodes are written: in the page that renders them, or in an included file. */
class Places {
  readonly #included: readonly string[];
  readonly #templates = new Map<string, Template>();
  readonly #turns = new Map<string, { readonly places: readonly string[]; turn: number }>();

  constructor(includeFolders: readonly string[]) {
    this.#included = includeFolders.flatMap(templatesIn);
  }

  /** The place of the tag: of equal ones on a page the first, then the second, … */
  next(inputPath: string, source: Source): string {
    const written = typeof source === "string" ? spellingOf(source) : literalsOf(source);
    const key = JSON.stringify([inputPath, written]);
    const own = this.#turns.get(key) ?? { places: this.#placesOf(inputPath, source), turn: 0 };
    this.#turns.set(key, own);
    return own.places[own.turn++ % own.places.length]!;
  }

  /** The places of what is written twice, in the page and in the included file that has it; else the page. */
  all(inputPath: string, source: Source): string[] {
    const own = this.#placesIn(inputPath, source);
    if (own.length > 1) return own;
    const all = this.#included.map((file) => this.#placesIn(file, source));
    const others = all.filter((places) => places.length);
    // Of several such files nobody knows which is the page's.
    const found = others.length === 1 ? [...own, ...others[0]!] : own;
    return found.length ? found : [shown(inputPath)];
  }

  /**
   * All places of the tag or shortcode, in the page or else in an included file; of the page's only
   * one where a template language made up the values; else the page without a line.
   */
  #placesOf(page: string, source: Source): string[] {
    for (const file of [page, ...this.#included]) {
      const places = this.#placesIn(file, source);
      if (places.length) return places;
    }
    const line = this.#template(page).onlyLine(source);
    return [line === undefined ? shown(page) : `${shown(page)}:${line}`];
  }

  #placesIn(file: string, source: Source): string[] {
    const lines = this.#template(file).linesOf(source);
    return lines.map((line) => `${shown(file)}:${line}`);
  }

  #template(file: string): Template {
    const template = this.#templates.get(file) ?? new Template(file);
    this.#templates.set(file, template);
    return template;
  }
}

function templatesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(njk|liquid|md|html|webc|[cm]?[jt]sx?)$/.test(name))
      .filter((name) => !name.includes("node_modules"))
      .map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}

/** A file's path as reports have it. */
export function shown(file: string): string {
  return path.relative(".", file).replaceAll("\\", "/");
}
