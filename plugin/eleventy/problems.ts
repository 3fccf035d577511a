/** Collects the problems of a build and finds their lines in the sources for one report. */

import { readdirSync } from "node:fs";
import path from "node:path";
import { printable } from "../../src/errors.js";
import { exact } from "../../src/number-format.js";
import type { Page } from "./config.js";
import { getLiterals, normalizeTag, type Source, Template } from "./template.js";

/** A problem of a page, with the source text that locates it. */
export interface PageProblem {
  readonly source: Source;
  readonly message: string;
  /** Whether an id occurs twice. The report then names both places. */
  readonly isDuplicateId?: boolean;
  /** The file that has the problem, if tags name a file. The report states the problem once for all tags. */
  readonly file?: string | undefined;
}

interface Problem extends PageProblem {
  /** The source file of the page. */
  readonly inputPath: string;
}

/** The maximum number of problems in a report. Further problems are only counted. */
const MAX_LINES = 200;

/** Throws the error without a stack in Eleventy's output, which would only show this plugin's code. */
export function withoutStack(error: Error): never {
  throw Object.assign(error, { skipOriginalStack: true });
}

export class Problems {
  readonly #problems: Problem[] = [];
  readonly #includeFolders: readonly string[];
  /** Cached, because every waiting page needs it. */
  #report: Report | undefined;
  #isPrinted = false;

  constructor(includeFolders: readonly string[]) {
    this.#includeFolders = includeFolders;
  }

  add({ inputPath }: Page, problem: PageProblem): void {
    this.#problems.push({ inputPath, ...problem });
    this.#report = undefined;
  }

  /** Prints the report, once for all pages, and throws. */
  stop(): never {
    const { text, place } = this.#format();
    if (!this.#isPrinted) console.error(text);
    this.#isPrinted = true;
    // Eleventy names the page that it was writing, which may have no problem.
    return withoutStack(
      new Error(`LoRA Visualizer stopped the build: see its report, which starts with ${place}`),
    );
  }

  get count(): number {
    return this.#problems.length;
  }

  /** All problems, one per line, as `file:line: message`. */
  get report(): string {
    return this.#format().text;
  }

  #format(): Report {
    this.#report ??= formatReport(this.#problems, new Places(this.#includeFolders));
    return this.#report;
  }
}

interface Report {
  readonly text: string;
  /** The place of the first problem. */
  readonly place: string;
}

function formatReport(problems: readonly Problem[], places: Places): Report {
  const { compare } = new Intl.Collator("en", { numeric: true });
  // A tag in a layout or on paginated pages is one problem, although it is rendered often.
  const unique = new Map<string, { message: string; all: string[] }>();
  for (const { inputPath, source, message, isDuplicateId, file } of problems) {
    const current = isDuplicateId
      ? places.all(inputPath, source).slice(0, 2)
      : [places.next(inputPath, source)];
    const key = JSON.stringify([message, file ?? current]);
    const known = file === undefined ? undefined : unique.get(key);
    const all = known ? [...new Set([...known.all, ...current])].sort(compare) : current;
    unique.set(key, { message, all });
  }
  const entries = [...unique.values()].map(({ message, all: [place = "", ...others] }) => ({
    place,
    line: `  ${place}: ${printable(message)}${formatOthers(others)}`,
  }));
  entries.sort((a, b) => compare(a.line, b.line));
  const { place } = entries[0]!;
  const head = `LoRA Visualizer found ${exact(entries.length)} ${entries.length === 1 ? "problem" : "problems"}:`;
  const rest = entries.splice(MAX_LINES).length;
  const lines = entries.map(({ line }) => line);
  const text = [head, ...lines, ...(rest ? [`  and ${exact(rest)} more`] : [])].join("\n");
  return { text, place };
}

/** Returns the other places of a problem as the end of its line. Names at most three. */
function formatOthers(places: readonly string[]): string {
  if (!places.length) return "";
  const named = places.length > 3 ? places.slice(0, 2) : places;
  const rest = places.length - named.length;
  return ` (again at ${named.join(", ")}${rest ? ` and ${exact(rest)} more places` : ""})`;
}

/** Finds the places of tags and shortcodes: in the page that renders them, or in an included file. */
class Places {
  readonly #included: readonly string[];
  readonly #templates = new Map<string, Template>();
  readonly #turns = new Map<string, { readonly places: readonly string[]; turn: number }>();

  constructor(includeFolders: readonly string[]) {
    this.#included = includeFolders.flatMap(templatesIn);
  }

  /** Returns the tag's place. Repeated calls return the places of equal tags in turn. */
  next(inputPath: string, source: Source): string {
    const spelling = typeof source === "string" ? normalizeTag(source) : getLiterals(source);
    const key = JSON.stringify([inputPath, spelling]);
    const state = this.#turns.get(key) ?? { places: this.#findPlaces(inputPath, source), turn: 0 };
    this.#turns.set(key, state);
    return state.places[state.turn++ % state.places.length]!;
  }

  /**
   * Returns all places of the source in the page and, if exactly one included file has it, in that
   * file. Returns the page if there are none.
   */
  all(inputPath: string, source: Source): string[] {
    const onPage = this.#placesIn(inputPath, source);
    if (onPage.length > 1) return onPage;
    const included = this.#included.map((file) => this.#placesIn(file, source));
    const others = included.filter((places) => places.length);
    // If several included files have the source, it is unknown which of them the page includes.
    const places = others.length === 1 ? [...onPage, ...others[0]!] : onPage;
    return places.length ? places : [formatPath(inputPath)];
  }

  /**
   * Returns all places of the tag or shortcode in the page, or else in an included file. If a template
   * language computed the values, no file contains this source. In this case, returns the line of the
   * page's only tag or shortcode, or the page without a line.
   */
  #findPlaces(page: string, source: Source): string[] {
    for (const file of [page, ...this.#included]) {
      const places = this.#placesIn(file, source);
      if (places.length) return places;
    }
    const line = this.#template(page).onlyLine(source);
    return [line === undefined ? formatPath(page) : `${formatPath(page)}:${line}`];
  }

  #placesIn(file: string, source: Source): string[] {
    const lines = this.#template(file).findLines(source);
    return lines.map((line) => `${formatPath(file)}:${line}`);
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

/** Returns the path of a file as reports show it. */
export function formatPath(file: string): string {
  return printable(path.relative(".", file).replaceAll("\\", "/"));
}
