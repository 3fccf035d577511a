/** Finds what a message needs: its arguments, and the messages and terms that it contains. */
import {
  BaseNode,
  FunctionReference,
  MessageReference,
  type Pattern,
  SelectExpression,
  TermReference,
  VariableReference,
} from "@fluent/syntax";
import { type Catalog, findMessage, type Message } from "./catalog.js";

export interface Needs {
  /** The arguments, with whether the message writes them or only selects by them. */
  readonly names: ReadonlyMap<string, "writes" | "selects">;
  readonly references: ReadonlySet<string>;
  /** The names of terms that it contains, without "-". */
  readonly terms: ReadonlySet<string>;
}

/** Walks a tree, the parent first. If `visit` returns true, the children are skipped. */
export function walk(node: unknown, visit: (node: BaseNode) => boolean): void {
  if (Array.isArray(node)) for (const item of node) walk(item, visit);
  if (!(node instanceof BaseNode) || visit(node)) return;
  for (const [key, value] of Object.entries(node))
    if (key !== "span" && key !== "comment") walk(value, visit);
}

/** Includes what the messages in it need. */
export function needsOf(
  catalog: Catalog,
  message: Message,
  pattern?: Pattern,
  seen = new Set<Message | Pattern>(),
): Needs {
  const names = new Map<string, "writes" | "selects">();
  const [references, terms] = [new Set<string>(), new Set<string>()];
  const add = (name: string, use: "writes" | "selects") => {
    if (names.get(name) !== "writes") names.set(name, use);
  };
  const visit = (node: BaseNode): boolean => {
    if (node instanceof SelectExpression) {
      if (node.selector instanceof VariableReference) add(node.selector.id.name, "selects");
      walk(node.variants, visit);
      return true;
    }
    if (node instanceof VariableReference) add(node.id.name, "writes");
    if (node instanceof FunctionReference) {
      walk(node.arguments.positional, visit);
      return true;
    }
    if (node instanceof TermReference) {
      terms.add(node.id.name);
      return true;
    }
    if (node instanceof MessageReference) {
      references.add(node.id.name);
      const inner = findMessage(catalog, message.file, node.id.name);
      const part = inner && findAttribute(inner, node);
      if (!inner || seen.has(part ?? inner)) return false;
      // The outermost message needs what all of them need, so each is read once.
      seen.add(part ?? inner);
      for (const [name, use] of needsOf(catalog, inner, part, seen).names) add(name, use);
    }
    return false;
  };
  if (!pattern) for (const name of message.declared) add(name, "selects");
  walk(pattern ?? message.node, visit);
  return { names, references, terms };
}

const findAttribute = ({ node }: Message, { attribute }: MessageReference) =>
  node.attributes.find(({ id }) => id.name === attribute?.name)?.value;

/**
 * Returns whether code calls a message, or one of its attributes, with arguments: if it needs some, or the message
 * that it translates does.
 */
export function isCalled(catalog: Catalog, message: Message, attribute?: string): boolean {
  const pattern = message.node.attributes.find(({ id }) => id.name === attribute)?.value;
  if ((!attribute || pattern) && needsOf(catalog, message, pattern).names.size) return true;
  const { original } = message;
  return original ? isCalled(original.catalog, original.message, attribute) : false;
}
