/** Collects what is wrong in a build and says where, so that an author mends it all at once. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

interface Problem {
  /** The file that was being rendered. */
  readonly inputPath: string;
  /** The tag as it was read, or a shortcode's values. */
  readonly source: string | readonly unknown[];
  readonly message: string;
}

export class Problems {
  #found: Problem[] = [];

  add(problem: Problem): void {
    this.#found.push(problem);
  }

  get count(): number {
    return this.#found.length;
  }

  clear(): void {
    this.#found = [];
  }

  /** All problems, a line each: file:line and what is wrong there. */
  report(includeFolders: readonly string[]): string {
    const seen = new Map<string, number>();
    const lines = this.#found.map(({ inputPath, source, message }) => {
      const key = `${inputPath}\n${JSON.stringify(source)}`;
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      const files = [inputPath, ...includeFolders.flatMap(templatesIn)];
      return `  ${locate(files, source, nth)}: ${message}`;
    });
    // A tag in a layout or on paginated pages is one problem, however often it is rendered.
    const unique = [...new Set(lines)];
    unique.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
    const noun = unique.length === 1 ? "problem" : "problems";
    return `LoRA Visualizer found ${unique.length} ${noun}:\n${unique.join("\n")}`;
  }
}

const TAG = /<%\s*lora(?:Table)?\b[\s\S]*?%>/g;
const SHORTCODE = /\{%-?\s*lora(?:Table)?\b[\s\S]*?%\}|\blora(?:Table)?\([\s\S]*?\)/g;

/**
 * The nth place where the tag or shortcode is written, in the page or else in an included file;
 * the page's only tag where a template language made up the values; else the page without a line.
 */
function locate(files: readonly string[], source: Problem["source"], nth: number): string {
  const [call, isMeant] =
    typeof source === "string" ? [sameText(source), /^/] : [SHORTCODE, sameValues(source)];
  for (const file of files) {
    const places = linesOf(file, call, isMeant);
    if (places.length) return `${shown(file)}:${places[nth % places.length]}`;
  }
  const [page = ""] = files;
  const tags = linesOf(page, typeof source === "string" ? TAG : SHORTCODE, /^/);
  return tags.length === 1 ? `${shown(page)}:${tags[0]}` : shown(page);
}

/** The line numbers of calls that are meant. */
function linesOf(file: string, call: RegExp, isMeant: RegExp): number[] {
  const text = readTemplate(file);
  return [...text.matchAll(call)]
    .filter(([found]) => isMeant.test(found))
    .map(({ index }) => text.slice(0, index).split("\n").length);
}

/** Finds the tag, whatever white space or quote marks stand where it breaks its lines. */
function sameText(tag: string): RegExp {
  const pieces = tag.split(/\s+/).map(escapePattern);
  const text = pieces.join("[\\s>]+").replaceAll("\\|", "\\\\?\\|");
  // One that is not closed is not the beginning of another that is.
  const end = /^<%(?!.*%>)/s.test(tag) ? "[ \\t]*$" : "";
  return new RegExp(`(?<!\\\\)${text}${end}`, "gm");
}

/** Matches a call that has all the values in it, each as a whole number or word. */
function sameValues(values: readonly unknown[]): RegExp {
  const literals = values.filter((value) => typeof value === "number" || typeof value === "string");
  const isIn = literals.map((one) => {
    return String.raw`(?=[\s\S]*(?<![\w.])${escapePattern(String(one))}(?![\w.]))`;
  });
  return new RegExp(`^${isIn.join("")}`);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A file's text; in Markdown, code and comments are blanked out, for tags there are only quoted. */
function readTemplate(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
  } catch {
    return "";
  }
  if (!/\.(md|markdown)$/.test(file)) return text;
  const blank = (code: string) => code.replace(/[^\n]/g, " ");
  return text
    .replace(
      /^([ >*+\-\d.)]*)(`{3,}(?=[^`\n]*$)|~{3,})[\s\S]*?(?:^[ >]*\2[`~]*[ \t]*$|(?![\s\S]))/gm,
      blank,
    )
    .replace(/(?<!`)(`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?(?<!`)\1(?!`)/g, blank)
    .replace(/<!--[\s\S]*?-->/g, blank);
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

function shown(file: string): string {
  return path.relative(".", file).replaceAll("\\", "/");
}
