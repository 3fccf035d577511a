/**
 * Completes the type declarations of options: comments, which editors show, and the names of known models,
 * methods and modules, which editors suggest. Both come from the same tables as the reference.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "rolldown";
import { parseAst } from "rolldown/parseAst";
import { ALL_LINEAR, methods, models } from "../../src/counts/index.js";

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

const descendants = (node: Node): readonly Node[] => [node, ...children(node).flatMap(descendants)];

const propertiesIn = (node: Node): readonly Node[] =>
  node.type === "TSPropertySignature" ? [node] : children(node).flatMap(propertiesIn);

/** A type that is a text, such as `"the rank"` in `readonly about: "the rank"`. */
interface TextType extends Node {
  readonly literal: { readonly value: string };
}

function findText(properties: readonly Node[], name: string): TextType | undefined {
  const property = properties.find(({ key }) => (key as { name?: string }).name === name);
  const [type] = nodesIn((property?.typeAnnotation as Node | undefined)?.typeAnnotation);
  const { value } = (type?.literal ?? {}) as { value?: unknown };
  return typeof value === "string" ? (type as TextType) : undefined;
}

/** The types of known names, and the names. Options accept other names too. */
const KNOWN: Readonly<Record<string, () => readonly string[]>> = {
  KnownModel: () => models().flatMap(({ ids }) => ids),
  KnownMethod: () => Object.keys(methods),
  KnownTarget: () => [
    ALL_LINEAR,
    ...models().flatMap(({ modules }) => modules.map((item) => item.path.replace(/^.*\./, ""))),
  ],
};

/** The type of known names of each option that has one. */
const KNOWN_OF: Readonly<Record<string, string>> = {
  model: "KnownModel",
  models: "KnownModel",
  method: "KnownMethod",
  targets: "KnownTarget",
};

/** Text that replaces a part of the declarations. */
type Edit = Readonly<Record<"start" | "end", number>> & { readonly text: string };

/** Returns the edits of a property: none unless its type is an option whose sentence is the type of `about`. */
function editsOf({ key, typeAnnotation, start }: Node): readonly Edit[] {
  const [type] = nodesIn(typeAnnotation);
  if (!type) return [];
  const properties = propertiesIn(type);
  const about = findText(properties, "about");
  if (!about) return [];
  const fallback = findText(properties, "default");
  const { value } = about.literal;
  const sentence = `${value.charAt(0).toUpperCase()}${value.slice(1)}.`;
  const comment = fallback ? `${sentence} Default: ${fallback.literal.value}.` : sentence;
  const { name = "" } = key as { name?: string };
  // The figure of measured runs also has an option `method`, whose default and values are names of runs.
  const known = name === "method" && fallback ? undefined : KNOWN_OF[name];
  const texts = descendants(type)
    .filter(({ typeName }) => (typeName as { name?: string } | undefined)?.name === "Option")
    .flatMap(descendants)
    .filter((node) => node.type === "TSStringKeyword");
  return [
    { start, end: start, text: `/** ${comment} */ ` },
    // The comment has the sentence.
    { start: about.start, end: about.end, text: "string" },
    ...(known
      ? texts.map(({ start, end }) => ({ start, end, text: `(${known} | (string & {}))` }))
      : []),
  ];
}

/** Returns the declarations with comments on options and with known names. */
function completeOptions(code: string): string {
  const edits = descendants(parseAst(code, { lang: "dts" }) as unknown as Node)
    .filter(({ type }) => type === "TSPropertySignature")
    .flatMap(editsOf);
  const edited = edits
    // From the end, so that the positions of earlier edits stay valid.
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end, text }) => rest.slice(0, start) + text + rest.slice(end), code);
  const types = Object.entries(KNOWN)
    .filter(([name]) => edits.some(({ text }) => text.includes(name)))
    .map(([name, list]) => {
      const names = [...new Set(list())].map((item) => JSON.stringify(item));
      return `type ${name} = ${names.join(" | ")};\n`;
    });
  return edited + types.join("");
}

/** A plugin that reads the declarations of Fluent files, whose names the plugin for declarations does not know. */
export const messageTypes: Plugin = {
  name: "lora:message-types",
  resolveId: (id, importer) =>
    id.endsWith(".ftl") && importer ? `${path.resolve(path.dirname(importer), id)}.d.ts` : null,
  load: (id) =>
    id.endsWith(".ftl.d.ts") ? readFile(id.replace(/\.ftl\.d\.ts$/, ".d.ftl.ts"), "utf8") : null,
};

export const completeDeclarations: Plugin = {
  name: "lora:complete-declarations",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === "chunk") file.code = completeOptions(file.code);
  },
};
