/** Separates the nodes that several pictures share, so that a page contains them only once. */
import { type Node, type Scene, withoutParts } from "../scene.js";

/** Pictures of the same width and scale: a scene with their shared nodes, and the remaining nodes of each. */
export interface Overlay {
  /** The shared nodes, with the largest picture's height and the chosen picture's title. */
  readonly shared: Scene;
  /** The other nodes of each picture. */
  readonly distinct: readonly (readonly Node[])[];
}

/** Separates the nodes that occur in all pictures from all other nodes. */
export function overlay(pictures: readonly Scene[], chosen: number): Overlay {
  const scenes = pictures.map((scene) => ({ ...scene, children: withoutParts(scene.children) }));
  const keys = scenes.map(({ children }) => new Set(children.map((node) => JSON.stringify(node))));
  const isShared = (node: Node) => keys.every((key) => key.has(JSON.stringify(node)));
  const scene = scenes[chosen]!;
  return {
    shared: {
      ...scene,
      height: Math.max(...scenes.map(({ height }) => height)),
      children: scene.children.filter(isShared),
    },
    distinct: scenes.map(({ children }) => children.filter((node) => !isShared(node))),
  };
}
