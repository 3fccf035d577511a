import type { Node, Scene } from "../scene.js";

/** Pictures of one size and scale, taken apart into what they share and what each has of its own. */
export interface Overlay {
  /** As high as the highest; all else, its title and its notes too, is the chosen one's. */
  readonly shared: Scene;
  readonly own: readonly (readonly Node[])[];
}

/** Takes one or more pictures apart, one of them chosen, whose common parts stand in the same places. */
export function overlay(scenes: readonly Scene[], chosen: number): Overlay {
  const keys = scenes.map(({ children }) => new Set(children.map((node) => JSON.stringify(node))));
  const isShared = (node: Node) => keys.every((item) => item.has(JSON.stringify(node)));
  const scene = scenes[chosen]!;
  return {
    shared: {
      ...scene,
      height: Math.max(...scenes.map(({ height }) => height)),
      children: scene.children.filter(isShared),
    },
    own: scenes.map(({ children }) => children.filter((node) => !isShared(node))),
  };
}
