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

interface OwnNeeds extends Needs {
  /** The messages, or attributes of messages, that it contains. */
  readonly inner: ReadonlyMap<string, MessageReference>;
}

const known = new WeakMap<Message | Pattern, OwnNeeds>();

/** Returns what a message or one of its patterns needs, without what the messages in it need. Reads each once. */
export function ownNeedsOf(message: Message, pattern?: Pattern): OwnNeeds {
  const needs = known.get(pattern ?? message) ?? readNeeds(message, pattern);
  known.set(pattern ?? message, needs);
  return needs;
}

function readNeeds(message: Message, pattern: Pattern | undefined): OwnNeeds {
  const names = new Map<string, "writes" | "selects">();
  const [references, terms] = [new Set<string>(), new Set<string>()];
  const inner = new Map<string, MessageReference>();
  const visit = (node: BaseNode): boolean => {
    if (node instanceof SelectExpression) {
      if (node.selector instanceof VariableReference)
        addName(names, node.selector.id.name, "selects");
      walk(node.variants, visit);
      return true;
    }
    if (node instanceof VariableReference) addName(names, node.id.name, "writes");
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
      inner.set(`${node.id.name}.${node.attribute?.name ?? ""}`, node);
    }
    return false;
  };
  if (!pattern) for (const name of message.declared) addName(names, name, "selects");
  walk(pattern ?? message.node, visit);
  return { names, references, terms, inner };
}

function addName(
  names: Map<string, "writes" | "selects">,
  name: string,
  use: "writes" | "selects",
) {
  if (names.get(name) !== "writes") names.set(name, use);
}

/** Returns what a message or one of its patterns needs, with the arguments of all messages in it. */
export function needsOf(catalog: Catalog, message: Message, pattern?: Pattern): Needs {
  const own = ownNeedsOf(message, pattern);
  const names = new Map(own.names);
  const seen = new Set<Message | Pattern>();
  const visit = (outer: Message, { inner }: OwnNeeds): void => {
    for (const reference of inner.values()) {
      const target = findMessage(catalog, outer.file, reference.id.name);
      const part = target && findAttribute(target, reference);
      if (!target || seen.has(part ?? target)) continue;
      seen.add(part ?? target);
      const needs = ownNeedsOf(target, part);
      for (const [name, use] of needs.names) addName(names, name, use);
      visit(target, needs);
    }
  };
  visit(message, own);
  return { names, references: own.references, terms: own.terms };
}

const answers = new WeakMap<Catalog, Map<Message | Pattern, boolean>>();

/** Returns whether a message, or one of its patterns, needs any argument. Asks each message of a catalog once. */
function needsArguments(catalog: Catalog, message: Message, pattern?: Pattern): boolean {
  const known = answers.get(catalog) ?? new Map<Message | Pattern, boolean>();
  answers.set(catalog, known);
  const answer = known.get(pattern ?? message);
  if (answer !== undefined) return answer;
  const { names, inner } = ownNeedsOf(message, pattern);
  // Ends a circle, which is an error of its own.
  known.set(pattern ?? message, false);
  const isNeeded =
    names.size > 0 ||
    [...inner.values()].some((reference) => {
      const target = findMessage(catalog, message.file, reference.id.name);
      return target && needsArguments(catalog, target, findAttribute(target, reference));
    });
  known.set(pattern ?? message, isNeeded);
  return isNeeded;
}

const findAttribute = ({ node }: Message, { attribute }: MessageReference) =>
  node.attributes.find(({ id }) => id.name === attribute?.name)?.value;

/**
 * Returns whether code calls a message, or one of its attributes, with arguments: if it needs some, or the message
 * that it translates does.
 */
export function isCalled(catalog: Catalog, message: Message, attribute?: string): boolean {
  const pattern = message.node.attributes.find(({ id }) => id.name === attribute)?.value;
  if ((!attribute || pattern) && needsArguments(catalog, message, pattern)) return true;
  const { original } = message;
  return original ? isCalled(original.catalog, original.message, attribute) : false;
}
