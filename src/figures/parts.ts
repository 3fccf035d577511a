/** Lists the parts that pictures state, for readers who do not see them and for programs. */
import { BOLD } from "../direction.js";
import { type Group, group, type Node, type Part, type Scene } from "../scene.js";
import type { Drawing } from "./figure.js";

/** A part of a picture in words, with the parts inside it. */
export interface Item {
  readonly name: string;
  readonly role: Part["role"];
  readonly words: string;
  readonly facts: Part["facts"];
  /** The part's nodes, placed in the picture. */
  readonly nodes: readonly Node[];
  readonly items: readonly Item[];
}

type Place = (nodes: readonly Node[]) => readonly Node[];

const inGroup =
  ({ x, y, scale }: Group, place: Place): Place =>
  (nodes) =>
    place([group(x, y, nodes, scale)]);

/** The parts of a picture, each with its parts. */
export const listParts = (
  { children }: Pick<Scene, "children">,
  place: Place = (nodes) => nodes,
): Item[] =>
  children.flatMap((node) => {
    if (node.type === "group") return listParts(node, inGroup(node, place));
    if (node.type !== "part") return [];
    const { name, role, facts, children } = node;
    const words = node.words.replaceAll(BOLD, "");
    return [{ name, role, words, facts, nodes: place(children), items: listParts(node, place) }];
  });

/** In reading order. */
export const flatten = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...flatten(item.items)]);

/** A picture in words: an overview, and its parts. */
export interface Description {
  readonly overview: string;
  readonly items: readonly Item[];
}

/** Describes the wide picture of a figure. A figure with steps has several pictures, so the description has no parts. */
export function describePicture({
  steps,
  compose,
}: Pick<Drawing, "steps" | "compose">): Description {
  if (steps) return { overview: steps.alt, items: [] };
  const scene = compose("wide");
  return { overview: scene.overview ?? scene.title, items: listParts(scene) };
}
