/**
 * Finds the parts of a picture, such as a matrix with its name, size and role, for readers who do not see it.
 * Pictures do not state their parts: a part is what its painting order and the alignment of its texts show.
 */
import type { Language } from "../language-format.js";
import { type Group, group, type Node, type Scene, type Text } from "../scene.js";
import type { Drawing } from "./figure.js";

/** The nodes of a part in painting order, and its texts as one line. */
export interface Part {
  readonly nodes: readonly Node[];
  readonly text: string;
}

/** A node outside its groups, the nodes among which it is, whose positions alone can be compared, and the node in its groups. */
type Leaf = readonly [node: Exclude<Node, Group>, siblings: readonly Node[], placed: Node];

/** Yields all nodes except groups, in painting order. */
function* listLeaves(nodes: readonly Node[], place = (node: Node) => node): Generator<Leaf> {
  for (const node of nodes) {
    if (node.type === "group") {
      const { x, y, scale } = node;
      yield* listLeaves(node.children, (child) => place(group(x, y, [child], scale)));
    } else yield [node, nodes, place(node)];
  }
}

/**
 * The largest distances of two texts in a row, of two lines of a part, and of two lines of a text or after a bold
 * text, relative to the font size.
 */
const ROW = 0.8;
const LINE = 2.3;
const NEXT_LINE = 1.6;
/** The largest distance of a name from the words that it names, px. */
const NEAR = 90;

/** Returns whether a text has a word besides variables. A letter alone may be a unit, except in scripts without case. */
const hasWord = ({ runs }: Text) =>
  runs.some(({ text, math }) => !math && /\p{L}{2}|\p{Lo}/u.test(text));

/** Returns the characters of a text, with usual spaces, and without the marks of right-to-left text: pages set `dir`. */
const read = ({ runs }: Text) =>
  runs
    .map(({ text }) => text)
    .join("")
    .replaceAll("\u00a0", " ")
    .replace(RTL_MARKS, "");

/** The marks at the start of right-to-left texts, which `direction.ts` defines. */
export const RTL_MARKS = /[\u200f\u2067]/g;

/** Returns whether all of a text is a variable, such as a matrix's name. */
const isName = ({ runs }: Text) => runs.every(({ math }) => math);
const isAligned = (item: Text, other: Text) => item.x === other.x && item.anchor === other.anchor;

/** Returns whether a text is the next line of the text before it. */
const isNextLine = (last: Text, text: Text) =>
  isAligned(last, text) &&
  text.y > last.y &&
  text.y - last.y < NEXT_LINE * text.size &&
  !text.runs[0]!.math &&
  (["size", "fill", "bold"] as const).every((key) => last[key] === text[key]);

/** Returns whether a text continues a part. `isApart` tells whether a shape is between it and the part's last text. */
function continues(texts: readonly Text[], text: Text, isApart: boolean): boolean {
  const last = texts.at(-1)!;
  const distance = Math.abs(text.y - last.y);
  if (distance < (isApart ? 0.01 : ROW * text.size)) return true;
  if (texts.every(isName)) return distance < NEAR && Math.abs(text.x - last.x) < NEAR;
  if (isApart || isName(text)) return false;
  if (text.bold && hasWord(text)) return isNextLine(last, text);
  const max = (last.bold && hasWord(last) ? NEXT_LINE : LINE) * text.size;
  if (distance < max && texts.some((item) => isAligned(item, text))) return true;
  return isAligned(last, text) && !text.bold;
}

/** Returns a part's texts as one line. Commas separate texts, but not lines of the same text. */
function join(texts: readonly Text[], comma: string): string {
  let line = "";
  for (const [index, text] of texts.entries()) {
    const last = texts[index - 1];
    const content = read(text);
    if (last && isName(text) && read(last) === content) continue;
    // A number alone, and an equation below another, are values of their own.
    const isValue =
      /^[\p{N}\s.,’]*\p{N}$/u.test(content) ||
      (/ = \p{N}[\p{N}\s.,’]*\u2069?$/u.test(line) && content.includes(" = "));
    const isLine = last && hasWord(last) && isNextLine(last, text) && !isValue;
    // Chinese has no spaces.
    const space = /[\u2e80-\uffef]$/.test(line) ? "" : " ";
    if (last) line += isLine || /[,;:.،؛，；：。]$/.test(line) ? space : comma;
    line += content;
  }
  return line;
}

/**
 * Returns the parts of a picture in its language that have a name and a value, its formulas and its bold sentences. Leaves
 * out names alone, such as those of a key, numbers alone, such as those of an axis, and what an earlier part states.
 */
export function findParts(
  { children }: Pick<Scene, "children">,
  { list: [separator] }: Pick<Language, "list">,
): Part[] {
  // In Arabic, lists have the word "and" instead of commas.
  const comma = /\p{L}/u.test(separator) ? "، " : separator;
  const parts: { nodes: Node[]; texts: Text[] }[] = [];
  let among: readonly Node[] | undefined;
  let shapes: Node[] = [];
  for (const [node, siblings, placed] of listLeaves(children)) {
    if (node.type !== "text") {
      shapes.push(placed);
      continue;
    }
    // An operator is in no part.
    if (!/[\p{L}\p{N}]/u.test(read(node))) continue;
    let part = parts.at(-1);
    if (!part || among !== siblings || !continues(part.texts, node, shapes.length > 0)) {
      // A strip and its enlargement have the same name, and are one part.
      const named = parts.findIndex(
        ({ texts }) => texts.length === 1 && isName(node) && read(texts[0]!) === read(node),
      );
      part = parts.splice(named, named < 0 ? 0 : 1)[0] ?? { nodes: [], texts: [] };
      parts.push(part);
    }
    part.nodes.push(...shapes, placed);
    part.texts.push(node);
    shapes = [];
    among = siblings;
  }
  const listed: Part[] = [];
  for (const { nodes, texts } of parts) {
    const text = join(texts, comma);
    const first = texts[0]!;
    const isLabeled = hasWord(first) || first.runs.some(({ math }) => math);
    const hasValue = /[\p{N}=]/u.test(text) || (isName(first) && !texts.every(isName));
    const isStated = listed.some((item) => item.text.includes(text));
    if (isLabeled && (hasValue || first.bold) && !isStated) listed.push({ nodes, text });
  }
  return listed;
}

/** Returns the parts of a picture in words, except for what its title states. */
export const listParts = (scene: Scene, language: Pick<Language, "list">): string[] =>
  findParts(scene, language)
    .map(({ text }) => text)
    .filter((text) => !scene.title.includes(text));

/** A picture in words: an overview, and its parts. */
export interface Description {
  readonly overview: string;
  readonly parts: readonly string[];
}

/** Describes the wide picture of a figure. A figure with steps has several pictures, so the description has no parts. */
export function describePicture({ steps, compose, language }: Drawing): Description {
  if (steps) return { overview: steps.alt, parts: [] };
  const scene = compose("wide");
  return { overview: scene.title, parts: listParts(scene, language) };
}
