/** Reads front matter in YAML: nested keys, and numbers, strings, lists and mappings that are on one line. */

/** A block of YAML or TOML. TOML's values are not read. */
const BLOCK = /^(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)(?<=\n)(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/;
const LINE = /^( *)([\p{L}_$][\p{L}\p{N}_$]*):(?:[ \t]+(.*?))?[ \t]*$/u;

interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>;
  /** The position after the front matter. */
  readonly end: number;
}

export function readFrontMatter(text: string): FrontMatter {
  const [block = "", fence, yaml = ""] = BLOCK.exec(text) ?? [];
  const data: Record<string, unknown> = Object.create(null);
  const open = [{ indent: -1, map: data }];
  for (const line of fence === "---" ? yaml.split(/\r?\n/) : []) {
    const [, { length: indent } = "", key = "", value = ""] = LINE.exec(line) ?? [];
    if (!key) continue;
    while (open.at(-1)!.indent >= indent) open.pop();
    const { map } = open.at(-1)!;
    const isScalar = value !== "" && !/^[|>#]/.test(value);
    const nested: Record<string, unknown> = Object.create(null);
    map[key] = isScalar ? readValue(value) : nested;
    if (!isScalar) open.push({ indent, map: nested });
  }
  return { data, end: block.length };
}

/** Returns a number, a boolean, a list or a mapping, and otherwise text. Returns undefined for an invalid list. */
function readValue(text: string): unknown {
  const [quoted, single] = /^(?:"(?:[^"\\]|\\.)*"|'((?:[^']|'')*)')/.exec(text) ?? [];
  if (single !== undefined) return single.replaceAll("''", "'");
  if (quoted !== undefined) return parseJson(quoted);
  const plain = text.replace(/[ \t]#.*$/, "").trimEnd();
  return /^[[{]/.test(plain) ? parseJson(quoteWords(plain)) : (parseJson(plain) ?? plain);
}

/** Returns a list or mapping as JSON: with its words in double quotes. */
const quoteWords = (list: string) =>
  list.replace(/"(?:[^"\\]|\\.)*"|'([^']*)'|[^\s[\]{},:"'][^[\]{},:"']*/g, (item, single) =>
    single === undefined && (item.startsWith('"') || parseJson(item) !== undefined)
      ? item
      : JSON.stringify((single ?? item).trim()),
  );

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
