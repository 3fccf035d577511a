/**
 * Finds the language that a page's layout states. Figures are drawn before the layout is applied, so its source is read.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readFrontMatter } from "../../src/front-matter.js";
import { LANG } from "../../src/tag/options.js";
import { isFile } from "../files.js";
import type { BuildEvent, TemplateData } from "./config.js";
import { formatPath } from "./problems.js";

/** The start tag of a page, in whose attributes template languages may have expressions. Each text matches in one way only. */
const HTML =
  /<html\b(?:\{[{%](?:(?![%}]\}).)*[%}]\}|"(?:\{\{(?:(?!\}\}).)*\}\}|(?!\{\{)[^"])*"|(?!\{[{%])[^>"])*>/is;
const LANG_ATTRIBUTE =
  /(?<![\w:-])lang\s*=\s*(?:"((?:\{\{(?:(?!\}\}).)*\}\}|\$\{[^}]*\}|(?!\{\{|\$\{)[^"])*)"|'((?:\{\{(?:(?!\}\}).)*\}\}|(?!\{\{)[^'])*)'|([^\s>"']+))/is;
const EXPRESSION = /^\s*(?:\{\{[-~]?(.*?)[-~]?\}\}|\$\{(.*?)\}|<%[=-]?(.*?)%>)\s*$/s;
const INCLUDED = /\{%-?\s*(?:extends|include|layout|render)\s+["']([^"']+)["']/g;

/** What a layout says about the language of a page. */
export interface LayoutLanguage {
  /** Absent if the layout states no language, or one that depends on code. */
  readonly lang?: string | undefined;
  /** The file and line of the start tag. */
  readonly place: string;
  readonly tag: string;
}

/** The file that has the start tag of a page's document. */
type Start = Pick<LayoutLanguage, "place" | "tag">;

export class Layouts {
  readonly #folders: readonly string[];
  readonly #starts = new Map<string, Start | undefined>();

  constructor(
    { layouts, includes }: BuildEvent["directories"],
    private readonly aliases: Readonly<Record<string, string>> = {},
  ) {
    this.#folders = [layouts, includes].filter((item) => item !== undefined);
  }

  /** Returns what the page's layout, or else its own document, says. Undefined if neither has a start tag. */
  find(data: TemplateData, content: unknown): LayoutLanguage | undefined {
    const { layout, page } = data;
    const own = typeof content === "string" && /^\s*<(?:!doctype|html)\b/i.test(content);
    const start =
      typeof layout === "string"
        ? this.#start(layout)
        : own && page
          ? findStart(page.inputPath, content)
          : undefined;
    return start && { ...start, lang: readLang(start.tag, data) };
  }

  #start(name: string): Start | undefined {
    if (!this.#starts.has(name)) {
      // A layout that names itself ends here.
      this.#starts.set(name, undefined);
      this.#starts.set(name, this.#read(name));
    }
    return this.#starts.get(name);
  }

  #read(name: string): Start | undefined {
    const file = this.#resolve(this.aliases[name] ?? name);
    if (file === undefined) return undefined;
    const source = readFileSync(file, "utf8");
    const start = findStart(file, source);
    if (start) return start;
    const { layout: parent } = readFrontMatter(source).data;
    const names = [...source.matchAll(INCLUDED)].map(([, included = ""]) => included);
    if (typeof parent === "string") names.unshift(parent);
    for (const item of names) {
      const found = this.#start(item);
      if (found) return found;
    }
    return undefined;
  }

  /** Returns the path of a layout, whose extension may be missing. */
  #resolve(name: string): string | undefined {
    for (const folder of this.#folders) {
      const file = path.join(folder, name);
      if (isFile(file)) return file;
      const parent = path.dirname(file);
      const match =
        existsSync(parent) &&
        readdirSync(parent).find((item) => item.startsWith(`${path.basename(name)}.`));
      if (match) return path.join(parent, match);
    }
    return undefined;
  }
}

function findStart(file: string, source: string): Start | undefined {
  const { 0: tag, index = 0 } = HTML.exec(source) ?? {};
  if (tag === undefined) return undefined;
  return { tag, place: `${formatPath(file)}:${source.slice(0, index).split("\n").length}` };
}

/** Returns the language in a start tag: a literal, a member of the page's data, or the default in its expression. */
function readLang(tag: string, data: TemplateData): string | undefined {
  const [, ...quoted] = LANG_ATTRIBUTE.exec(tag) ?? [];
  const value = quoted.find((item) => item !== undefined);
  const [, ...codes] = EXPRESSION.exec(value ?? "") ?? [];
  const code = codes.find((item) => item !== undefined);
  if (code === undefined) return LANG.read(value);
  const [, member = ""] = /^\s*(?:data\.)?([\w$]+(?:\.[\w$]+)*)/.exec(code) ?? [];
  const found = member
    .split(".")
    .reduce<unknown>((object, key) => Object(object)[key] as unknown, data);
  return LANG.read(found) ?? LANG.read(/["'`]([^"'`]+)["'`]/.exec(code)?.[1]);
}
