/** Completes the type declarations with comments on options, which editors show. */
import type { Plugin } from "rolldown";
import { parseAst } from "rolldown/parseAst";

/** A node of a syntax tree of TypeScript. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}

/** Returns the nodes in a member's value, which may be a node, a list of nodes or neither. */
const nodesIn = (value: unknown): readonly Node[] =>
  [value].flat().filter((item): item is Node => typeof (item as Node | null)?.type === "string");

const children = (node: Node): readonly Node[] => Object.values(node).flatMap(nodesIn);

/** Returns the node and all nodes in it. */
const descendants = (node: Node): readonly Node[] => [node, ...children(node).flatMap(descendants)];

/** Returns the outermost properties in a type. */
const propertiesIn = (node: Node): readonly Node[] =>
  node.type === "TSPropertySignature" ? [node] : children(node).flatMap(propertiesIn);

/** Returns the text of a property whose type is a text, such as `readonly about: "the rank"`. */
function textOf(properties: readonly Node[], name: string): string | undefined {
  const property = properties.find(({ key }) => (key as { name?: string }).name === name);
  const [type] = nodesIn((property?.typeAnnotation as Node | undefined)?.typeAnnotation);
  const { value } = (type?.literal ?? {}) as { value?: unknown };
  return typeof value === "string" ? value : undefined;
}

/** Returns a comment for a property whose type is an option with its sentence as a text type. */
function toComment({ typeAnnotation }: Node): string | undefined {
  const properties = propertiesIn(typeAnnotation as Node);
  const [about, fallback] = [textOf(properties, "about"), textOf(properties, "default")];
  if (!about) return undefined;
  const sentence = `${about.charAt(0).toUpperCase()}${about.slice(1)}.`;
  return `/** ${sentence}${fallback === undefined ? "" : ` Default: ${fallback}.`} */\n`;
}

/** Returns the declarations with a comment on each option. */
export function commentOptions(code: string): string {
  const tree = parseAst(code, { lang: "dts" }) as unknown as Node;
  return (
    descendants(tree)
      .filter(({ type, typeAnnotation }) => type === "TSPropertySignature" && typeAnnotation)
      // From the end, so that the positions of earlier properties stay valid.
      .sort((a, b) => b.start - a.start)
      .reduce(
        (rest, node) =>
          rest.slice(0, node.start) + (toComment(node) ?? "") + rest.slice(node.start),
        code,
      )
  );
}

/** A plugin that adds the comments to the declarations of each chunk. */
export const optionComments: Plugin = {
  name: "lora:option-comments",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === "chunk") file.code = commentOptions(file.code);
  },
};
