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

  /** All problems, a line each: file:line, the tag, what is wrong with it. */
  report(layoutFolders: readonly string[]): string {
    const seen = new Map<string, number>();
    const lines = this.#found.map(({ inputPath, source, message }) => {
      const key = `${inputPath}\n${JSON.stringify(source)}`;
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      const place =
        typeof source === "string"
          ? findTag(inputPath, source, nth)
          : findShortcode(inputPath, source, nth, layoutFolders);
      return `  ${place}: ${message}`;
    });
    lines.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
    const noun = lines.length === 1 ? "problem" : "problems";
    return `LoRA Visualizer found ${lines.length} ${noun}:\n${lines.join("\n")}`;
  }
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/** A file's lines outside fenced code, where tags are only quoted. */
function linesOf(file: string): Line[] {
  let source: string;
  try {
    source = readFileSync(file, "utf8");
  } catch {
    return [];
  }
  let fence = "";
  return source.split(/\r?\n/).flatMap((text, index) => {
    const mark = /^\s*(?:[-*+>]\s+|\d+[.)]\s+|>\s*)*(`{3,}|~{3,})/.exec(text)?.[1] ?? "";
    const wasFenced = fence !== "";
    if (!fence) fence = mark;
    else if (mark.startsWith(fence)) fence = "";
    return wasFenced || mark ? [] : [{ number: index + 1, text }];
  });
}

/** The nth place where the tag is written, or where a template language wrote a tag. */
function findTag(file: string, tag: string, nth: number): string {
  const first = tag.split("\n")[0]!;
  const lines = linesOf(file);
  const same = lines.flatMap((line) => Array(line.text.split(first).length - 1).fill(line));
  const templated = lines.filter(({ text }) => /<%\s*lora\b.*(\{\{|\{%)/.test(text));
  const tags = lines.filter(({ text }) => /<%\s*lora\b/.test(text));
  return at(file, same[nth] ?? templated[nth] ?? templated[0] ?? tags[0]);
}

/** The nth shortcode that is written with these values, in the page or else in a layout. */
function findShortcode(
  page: string,
  values: readonly unknown[],
  nth: number,
  folders: readonly string[],
): string {
  const files = [page, ...folders.flatMap(filesIn)];
  const all = files.map((file) => ({
    file,
    calls: linesOf(file).filter(({ text }) => /(\{%-?\s*lora\b)|(\blora\()/.test(text)),
  }));
  const literals = values.flatMap((value) => (typeof value === "object" ? [] : [String(value)]));
  const isWritten = ({ text }: Line) => literals.every((literal) => text.includes(literal));
  for (const { file, calls } of all) {
    const written = calls.filter(isWritten);
    if (written.length) return at(file, written[nth] ?? written[0]);
  }
  const any = all.find(({ calls }) => calls.length);
  return any ? at(any.file, any.calls[0]) : at(page);
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

function at(file: string, line?: Line): string {
  const shown = path.relative(".", file).replaceAll("\\", "/");
  return line ? `${shown}:${line.number}` : shown;
}
