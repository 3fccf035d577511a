/** Reads PDFs of Chromium and of this package: how full their pages are, their tags and bookmarks. */
import { inflateSync } from "node:zlib";

/** The matrix [a b c d e f] of PDF 32000-1:2008, 8.3.3. A point is a row vector times the matrix. */
type Matrix = readonly [number, number, number, number, number, number];

interface State {
  readonly matrix: Matrix;
  /** The bottom and the top of the clipping area, in points above the sheet's lower edge. */
  readonly clip: readonly [number, number];
  readonly isWhite: boolean;
}

const times = ([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix => [
  a * A + b * C,
  a * B + b * D,
  c * A + d * C,
  c * B + d * D,
  e * A + f * C + E,
  e * B + f * D + F,
];

/** Returns the file's objects by number: dictionary and stream. */
function parseObjects(pdf: Buffer): Map<number, { head: string; stream: string }> {
  const source = pdf.toString("latin1");
  const objects = new Map<number, { head: string; stream: string }>();
  for (const [, id, body = ""] of source.matchAll(/(?<=\n)(\d+) 0 obj\b(.*?)\nendobj/gs)) {
    const [head = "", packed] = body.split(/stream\r?\n/, 2);
    const isPacked = packed !== undefined && head.includes("/FlateDecode");
    const bytes = Buffer.from(packed ?? "", "latin1");
    objects.set(Number(id), {
      head,
      stream: isPacked ? inflateSync(bytes).toString("latin1") : "",
    });
  }
  return objects;
}

/** Returns the file's objects as text. It does not depend on how the file is compressed. */
export const readObjects = (pdf: Buffer): string =>
  [...parseObjects(pdf).values()]
    .map(({ head, stream }) => head.replace(/\/Length \d+/, "") + stream)
    .join("\n");

const refs = (text = "") => [...text.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));

/** An element of a PDF's structure tree (32000-1:2008, 14.7.2). */
export interface Tag {
  readonly type: string;
  readonly alt: string | undefined;
  /** For header cells: Column or Row. */
  readonly scope: string | undefined;
  readonly children: readonly Tag[];
}

/** What a tagged PDF says about its content. */
interface Tagging {
  readonly lang: string | undefined;
  /** All elements of the structure tree, parents before children. */
  readonly tags: readonly Tag[];
  /** The titles of the bookmarks, in order. */
  readonly bookmarks: readonly string[];
}

/** Returns the text of a string object after a key: hexadecimal UTF-16, or bytes with escapes. */
function readString(head: string, key: string): string | undefined {
  const [, hex, literal = ""] =
    new RegExp(`/${key} (?:<([\\dA-F]*)>|\\(((?:\\\\.|[^\\\\)])*)\\))`, "s").exec(head) ?? [];
  if (hex === undefined && !head.includes(`/${key} (`)) return undefined;
  const bytes =
    hex === undefined
      ? Buffer.from(
          literal.replace(/\\([nr\\()])/g, (_, char: string) => toCharacter(char)),
          "latin1",
        )
      : Buffer.from(hex, "hex");
  const isUtf16 = bytes[0] === 0xfe && bytes[1] === 0xff;
  return isUtf16 ? bytes.subarray(2).swap16().toString("utf16le") : bytes.toString("latin1");
}

/** Returns the character that a letter or a parenthesis after a backslash stands for. */
const toCharacter = (char: string) => (char === "n" ? "\n" : char === "r" ? "\r" : char);

const flatten = (tag: Tag): Tag[] => [tag, ...tag.children.flatMap(flatten)];

/** Returns the language, tags and bookmarks of a PDF. A file without tags has none. */
export function readTagging(pdf: Buffer): Tagging {
  const objects = parseObjects(pdf);
  const getHead = (id: number | undefined) => objects.get(id ?? 0)?.head ?? "";
  const getRefs = (head: string, key: string) =>
    refs(new RegExp(`/${key} (\\[[^\\]]*\\]|\\d+ 0 R)`).exec(head)?.[1]);
  const isTag = (id: number) => /\/S \/\w/.test(getHead(id));
  const readTag = (id: number): Tag => {
    const head = getHead(id);
    return {
      type: /\/S \/(\w+)/.exec(head)![1]!,
      alt: readString(head, "Alt"),
      scope: /\/Scope \/(\w+)/.exec(head)?.[1],
      // Other children are content on a page.
      children: getRefs(head, "K").filter(isTag).map(readTag),
    };
  };
  const readBookmarks = (id: number | undefined): string[] => {
    if (id === undefined) return [];
    const head = getHead(id);
    const [first] = getRefs(head, "First");
    const [next] = getRefs(head, "Next");
    return [readString(head, "Title") ?? "", ...readBookmarks(first), ...readBookmarks(next)];
  };
  const catalog = [...objects.values()].find(({ head }) => /\/Type \/Catalog\b/.test(head))!.head;
  const [root] = getRefs(catalog, "StructTreeRoot");
  const [outline] = getRefs(catalog, "Outlines");
  return {
    lang: readString(catalog, "Lang"),
    tags: getRefs(getHead(root), "K").map(readTag).flatMap(flatten),
    bookmarks: readBookmarks(getRefs(getHead(outline), "First")[0]),
  };
}

/**
 * Returns how full each page is, from 0 to 1 of the height between margins in points. Ignores white
 * areas and the margins.
 */
export function fills(pdf: Buffer, { top, bottom }: { top: number; bottom: number }): number[] {
  const objects = parseObjects(pdf);
  const getHead = (id: number) => objects.get(id)!.head;
  const pages = (id: number): number[] => {
    const kids = /\/Kids \[([^\]]*)\]/.exec(getHead(id));
    return kids ? refs(kids[1]).flatMap(pages) : [id];
  };
  const catalog = [...objects.values()].find(({ head }) => /\/Type \/Catalog\b/.test(head))!;
  return pages(refs(/\/Pages (\d+ 0 R)/.exec(catalog.head)?.[1])[0]!).map((id) => {
    const [, height = ""] = /\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(getHead(id)) ?? [];
    const [content = 0] = refs(/\/Contents (\d+ 0 R)/.exec(getHead(id))?.[1]);
    const ys = painted(objects.get(content)!.stream, Number(height));
    const room = [bottom, Number(height) - top] as const;
    const lowest = Math.min(room[1], ...ys.filter((y) => y >= room[0] - 1));
    return (room[1] - lowest) / (room[1] - room[0]);
  });

  /** Returns the heights of everything that the content draws: both ends of lines and areas. */
  function painted(content: string, height: number): number[] {
    const edges: number[] = [];
    run(content, { matrix: [1, 0, 0, 1, 0, 0], clip: [0, height], isWhite: false }, edges);
    return edges;
  }

  function run(content: string, start: State, edges: number[]): void {
    const saved: State[] = [];
    let state = start;
    let operands: string[] = [];
    let path: number[] = [];
    let line: Matrix = start.matrix;
    let isClip = false;
    const numbers = () => operands.map(Number);
    const getHeight = (x = 0, y = 0) => times([1, 0, 0, 1, x, y], state.matrix)[5];
    const paint = (ys: readonly number[], isSeen: boolean) => {
      const within = ys.map((y) => Math.min(Math.max(y, state.clip[0]), state.clip[1]));
      if (ys.length && isSeen && Math.min(...ys) < state.clip[1] && Math.max(...ys) > state.clip[0])
        edges.push(Math.min(...within), Math.max(...within));
    };
    for (const [token] of content.matchAll(/\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]*>|[^\s<>[\]]+/g)) {
      if (/^[-+.\d(</]/.test(token)) {
        operands.push(token);
        continue;
      }
      const [x = 0, y = 0, w = 0, h = 0, e = 0, f = 0] = numbers();
      if (token === "q") saved.push(state);
      else if (token === "Q") state = saved.pop() ?? start;
      else if (token === "cm")
        state = { ...state, matrix: times([x, y, w, h, e, f], state.matrix) };
      else if (token === "rg" || token === "g")
        state = { ...state, isWhite: numbers().every((item) => item === 1) };
      else if (token === "m" || token === "l") path.push(getHeight(x, y));
      else if (token === "c") path.push(getHeight(x, y), getHeight(w, h), getHeight(e, f));
      else if (token === "v" || token === "y") path.push(getHeight(x, y), getHeight(w, h));
      else if (token === "re")
        path.push(
          getHeight(x, y),
          getHeight(x + w, y),
          getHeight(x, y + h),
          getHeight(x + w, y + h),
        );
      else if (token === "W" || token === "W*") isClip = true;
      else if (/^(?:[fFBb]\*?|[Ssn])$/.test(token)) {
        if (token !== "n") paint(path, !/^[fF]/.test(token) || !state.isWhite);
        if (isClip && path.length) {
          const [low, high] = state.clip;
          const clip = [
            Math.max(low, Math.min(...path)),
            Math.min(high, Math.max(...path)),
          ] as const;
          state = { ...state, clip };
        }
        path = [];
        isClip = false;
      } else if (token === "Tm") line = times([x, y, w, h, e, f], state.matrix);
      else if (token === "Td") line = times([1, 0, 0, 1, x, y], line);
      else if (token === "Tj" || token === "TJ") paint([line[5], line[5] + 1], !state.isWhite);
      else if (token === "Do") {
        // Chromium names reused content after its object number.
        const form = objects.get(Number(operands[0]?.replace(/\D+/, "")));
        if (form) run(form.stream, state, edges);
      }
      operands = [];
    }
  }
}

const fromHex = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** Returns the text of each code in a Unicode map: of a list as in this package's PDFs, or of ranges as in Chromium's. */
function readMap(map: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const [, start = "", list = ""] of map.matchAll(/<([\da-f]+)> <[\da-f]+> \[(.*?)\]/gis))
    for (const [index, [, hex = ""]] of [...list.matchAll(/<([^>]*)>/g)].entries())
      texts.set(Number.parseInt(start, 16) + index, fromHex(hex.replaceAll(" ", "")));
  for (const [, section = ""] of map.matchAll(/beginbf(?:char|range)\n(.*?)endbf/gs))
    for (const [, start = "", end = start, hex = ""] of section.matchAll(
      /^<(\w+)>(?: <(\w+)>)? <(\w+)>$/gm,
    )) {
      const [first, last] = [start, end].map((code) => Number.parseInt(code, 16)) as [
        number,
        number,
      ];
      const text = fromHex(hex);
      for (let code = first; code <= last; code++)
        texts.set(
          code,
          code === first ? text : String.fromCodePoint(text.codePointAt(0)! + code - first),
        );
    }
  return texts;
}

/** Returns the text of a PDF, in painting order, by the Unicode maps of its fonts. */
export function readText(pdf: Buffer): string {
  const objects = parseObjects(pdf);
  const fonts = new Map<string, { texts: ReadonlyMap<number, string>; code: RegExp }>();
  for (const { head } of objects.values())
    for (const [, name = "", id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [map = 0] = refs(/\/ToUnicode (\d+ 0 R)/.exec(objects.get(Number(id))!.head)?.[1]);
      const { stream } = objects.get(map)!;
      // Fonts without outlines that a PDF can embed have codes of one byte.
      const isShort = /begincodespacerange\s*<\w\w>/.test(stream);
      fonts.set(name, { texts: readMap(stream), code: isShort ? /../g : /.{4}/g });
    }
  const shown = /\/(F\d+) [\d.]+ Tf|<([\da-f]+)> (?:-?[\d.]+|Tj)/gi;
  let [text, font] = ["", fonts.values().next().value!];
  for (const { stream } of objects.values())
    for (const [, name, codes] of stream.includes(" Tf") ? stream.matchAll(shown) : [])
      if (name) font = fonts.get(name)!;
      else
        for (const code of codes!.match(font.code)!)
          text += font.texts.get(Number.parseInt(code, 16))!;
  return text;
}
