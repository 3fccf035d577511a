/**
 * Finds the parts of a picture, such as a matrix with its name, size and role, for readers who do not see it.
 * Pictures do not state their parts: a part is what its painting order and the alignment of its texts show.
 */
import { group, type Node, type Scene, type Text } from "../scene.js";

/** The nodes of a part in painting order, and its texts as one line, in which `*…*` marks variables. */
export interface Part {
  readonly nodes: readonly Node[];
  readonly text: string;
}

/** A node outside its groups. */
interface Leaf {
  readonly node: Node;
  /** The nodes among which it is. Only their positions can be compared. */
  readonly siblings: readonly Node[];
  /** The node inside its groups. */
  readonly placed: Node;
}

/** Yields all nodes except groups, in painting order. */
function* listLeaves(nodes: readonly Node[], place = (node: Node) => node): Generator<Leaf> {
  for (const node of nodes) {
    if (node.type === "group") {
      const { x, y, scale } = node;
      yield* listLeaves(node.children, (child) => place(group(x, y, [child], scale)));
    } else yield { node, siblings: nodes, placed: place(node) };
  }
}

/**
 * The largest distances of two texts in a row, of two lines of a part, and of two lines of a text or after a bold
 * text, relative to the font size.
 */
const ROW = 0.7;
const LINE = 2.3;
const NEXT_LINE = 1.6;
/** The largest distance of a name from the words that it names, px. */
const NEAR = 90;

/** Returns whether all of a text is a variable, such as a matrix's name. */
const isName = ({ runs }: Text) => runs.every(({ math }) => math);
const isSame = (item: Text, other: Text) =>
  JSON.stringify(item.runs) === JSON.stringify(other.runs);
const isAligned = (item: Text, other: Text) => item.x === other.x && item.anchor === other.anchor;

/** Returns whether a text continues a part. `isApart` tells whether a shape is between it and the part's last text. */
function continues(texts: readonly Text[], text: Text, isApart: boolean): boolean {
  const last = texts.at(-1)!;
  const distance = Math.abs(text.y - last.y);
  if (distance < (isApart ? 0.01 : ROW * text.size)) return true;
  if (texts.every(isName)) return distance < NEAR && Math.abs(text.x - last.x) < NEAR;
  if (isApart || isName(text)) return false;
  const max = (last.bold && !text.bold ? NEXT_LINE : LINE) * text.size;
  if (distance < max && texts.some((item) => isAligned(item, text))) return true;
  return isAligned(last, text) && text.bold <= last.bold;
}

/** Returns whether a text is the next line of the text before it. */
const isNextLine = (last: Text, text: Text) =>
  isAligned(last, text) &&
  text.y > last.y &&
  text.y - last.y < NEXT_LINE * text.size &&
  !text.runs[0]!.math &&
  (["size", "fill", "bold"] as const).every((key) => last[key] === text[key]);

const CJK = /[\u2e80-\uffef]$/;

/** Returns a part's texts as one line. Commas separate texts, but not lines of the same text. */
function join(texts: readonly Text[], comma: string): string {
  let line = "";
  for (const [index, text] of texts.entries()) {
    const last = texts[index - 1];
    const content = text.runs.map(({ text, math }) => (math ? `*${text}*` : text)).join("");
    if (last && isName(text) && isSame(last, text)) continue;
    if (last && isNextLine(last, text)) line += CJK.test(line) ? "" : " ";
    else if (last) line += /[,;:.，；：。،؛]$/.test(line) ? " " : comma;
    line += content;
  }
  return line.replaceAll("**", "").replaceAll("\u00a0", " ");
}

/** Returns the parts of a picture. `comma` separates items in the picture's language. */
export function findParts({ children }: Pick<Scene, "children">, comma: string): Part[] {
  const parts: { nodes: Node[]; texts: Text[]; siblings: readonly Node[] }[] = [];
  let shapes: Node[] = [];
  for (const { node, siblings, placed } of listLeaves(children)) {
    if (node.type !== "text") {
      shapes.push(placed);
      continue;
    }
    // An operator is in no part.
    if (!node.runs.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) continue;
    let part = parts.at(-1);
    if (!part || part.siblings !== siblings || !continues(part.texts, node, shapes.length > 0)) {
      // A strip and its enlargement have the same name, and are one part.
      const named = parts.findIndex(
        ({ texts }) => texts.length === 1 && isName(node) && isSame(texts[0]!, node),
      );
      part = parts.splice(named, named < 0 ? 0 : 1)[0] ?? { nodes: [], texts: [], siblings };
      parts.push(part);
    }
    part.nodes.push(...shapes, placed);
    part.texts.push(node);
    shapes = [];
  }
  return parts.map(({ nodes, texts }) => ({ nodes, text: join(texts, comma) }));
}
