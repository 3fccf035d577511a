import type { Node, Scene } from "../scene.js";

/** Pictures of one size and scale, taken apart into what they share and what each has of its own. */
export interface Overlay {
  /** As high as the highest; all else, its title and its notes too, is the chosen one's. */
  readonly shared: Scene;
  readonly own: readonly (readonly Node[])[];
  /** From where to where down the picture there is anything of their own. */
  readonly band: readonly [top: number, bottom: number];
}

/** Takes one or more pictures apart, one of them chosen, whose common parts stand in the same places. */
export function overlay(scenes: readonly Scene[], chosen: number): Overlay {
  const keys = scenes.map(({ children }) => new Set(children.map((node) => JSON.stringify(node))));
  const isShared = (node: Node) => keys.every((one) => one.has(JSON.stringify(node)));
  const scene = scenes[chosen]!;
  const own = scenes.map(({ children }) => children.filter((node) => !isShared(node)));
  const ends = own.flat().map(bandOf);
  return {
    shared: {
      ...scene,
      height: Math.max(...scenes.map(({ height }) => height)),
      children: scene.children.filter(isShared),
    },
    own,
    band: [Math.min(...ends.map(([top]) => top)), Math.max(...ends.map(([, bottom]) => bottom))],
  };
}

/** From where to where down the picture a node reaches. */
function bandOf(node: Node): [top: number, bottom: number] {
  switch (node.type) {
    case "text":
      return [node.y - node.size, node.y + 0.35 * node.size];
    case "path": {
      const half = (node.strokeWidth ?? 1) / 2;
      const ys = heightsOf(node.d);
      return [Math.min(...ys) - half, Math.max(...ys) + half];
    }
    case "group": {
      const ends = node.children.flatMap(bandOf).map((y) => node.y + y * node.scale[1]);
      return [Math.min(...ends), Math.max(...ends)];
    }
    default:
      return [node.y, node.y + node.height];
  }
}

/** Where a path of straight lines goes, down the picture. */
function heightsOf(d: string): number[] {
  let y = 0;
  return [...d.matchAll(/([MLHV])([^MLHVZ]*)/gi)].map(([, command = "", numbers = ""]) => {
    const last = Number(numbers.match(/-?[\d.]+/g)?.at(-1));
    if (!/h/i.test(command)) y = last + (/[mlv]/.test(command) ? y : 0);
    return y;
  });
}
