/** Compiles messages into JavaScript. The result needs no library and no Intl. */
import {
  type Expression,
  FunctionReference,
  Identifier,
  MessageReference,
  NumberLiteral,
  type Pattern,
  Placeable,
  SelectExpression,
  StringLiteral,
  TermReference,
  TextElement,
  VariableReference,
} from "@fluent/syntax";
import * as cardinals from "make-plural/cardinals";
import {
  type Catalog,
  findMessage,
  findType,
  type Message,
  type Part,
  readText,
  toName,
} from "./catalog.js";
import { isCalled, ownNeedsOf } from "./needs.js";

/** Thrown for a mistake that checks report better. */
class MessageError extends Error {}

/** The message whose code is written, and the part that gets it. */
interface Context {
  readonly message: Message;
  readonly part: Part;
  /** Values of a term's parameters: literals, and code for a count. */
  readonly literals?: ReadonlyMap<string, string>;
  readonly count?: string | undefined;
}

/** Functions of messages, and the number formats that they call. */
export const FUNCTIONS: Readonly<Record<string, string>> = {
  PERCENT: "percentage",
  REAL: "real",
};

/** CLDR's plural rule, whose source needs no other code. */
export function getPluralRule(tag: string): (count: number) => string {
  const rules = cardinals as unknown as Readonly<Record<string, (count: number) => string>>;
  const [name = ""] = Intl.getCanonicalLocales(tag);
  return rules[name.replaceAll("-", "_")] ?? rules[name.split("-")[0]!] ?? rules.en!;
}

/** Escapes text for a template. A lone "$" too: the next piece of text may start with "{". */
const quote = (text: string) => text.replace(/[\\`$]/g, "\\$&");

/** Writes the functions of one file of a catalog. */
export class Emitter {
  readonly #languages = new Set<string>();

  constructor(
    readonly catalog: Catalog,
    readonly file: string,
  ) {}

  /**
   * Returns the source of constants, one for each part: functions of number formats, the shared messages and the file's
   * live messages. `later` is the URL of the module with the part of that name; without it, the source has the part.
   */
  emit(parts: readonly Part[], later?: string): string {
    const inline = this.#hasLater && later === undefined && !parts.includes("later");
    const all = inline ? [...parts, "later" as const] : parts;
    const code = all.map((part) => this.#emitPart(part, later));
    const rules = [...this.#languages].map(
      (tag) => `const ${ruleName(tag)} = ${getPluralRule(tag)};\n`,
    );
    return rules.join("") + code.join("");
  }

  get #hasLater(): boolean {
    return this.#messagesOf("later").length > 0;
  }

  #messagesOf(part: Part): readonly Message[] {
    return [...(this.catalog.files.get(this.file)?.values() ?? [])].filter(
      ({ id, parts }) => !id.startsWith("-") && parts.includes(part),
    );
  }

  #emitPart(part: Part, later?: string): string {
    const messages = this.#messagesOf(part);
    // Messages that this part refers to, and that are in no part before it.
    const defined = new Map<string, string>();
    const define = (message: Message) => {
      if (defined.has(message.id)) return;
      defined.set(message.id, "");
      for (const inner of referencesOf(message))
        if (this.#placeOf(inner, part) === "local") define(inner);
      defined.delete(message.id);
      defined.set(message.id, `  const ${local(message)} = ${this.#value(message, part)};\n`);
    };
    const referencesOf = (message: Message) =>
      [...ownNeedsOf(message).references].flatMap(
        (id) => findMessage(this.catalog, this.file, id) ?? [],
      );
    for (const message of messages) define(message);
    const names = messages.map((message) => `${message.name}: ${local(message)}`);
    if (part === "live" && this.#hasLater) names.push(`later: ${this.#loadLater(later)}`);
    const args = part === "live" ? "(f, s)" : "(f, s, live)";
    return `const ${part} = ${args} => {\n${[...defined.values()].join("")}  return { ${names.join(", ")} };\n};\n`;
  }

  #loadLater(url: string | undefined): string {
    if (url === undefined) return "async () => later(f, s, live(f, s))";
    return `() => import(${JSON.stringify(url)}).then((m) => m.later(f, s, live(f, s)))`;
  }

  /** Where a part finds a message: in the shared messages, in the live ones, or in itself. */
  #placeOf({ file, parts }: Message, part: Part): "shared" | "live" | "local" {
    if (file !== this.file) return "shared";
    return part !== "live" && parts.includes("live") ? "live" : "local";
  }

  /** The expression of a message: a text, an array, an object, or a function of arguments that returns one. */
  #value(message: Message, part: Part): string {
    const { node, isLines } = message;
    const context = { message, part };
    const wrap = (code: string, attribute?: string) =>
      isCalled(this.catalog, message, attribute) ? `(a) => ${code}` : code;
    if (node.attributes.length) {
      const members = node.attributes.map(({ id, value }) => {
        const code = this.#pattern(value, context);
        return `${JSON.stringify(toName(id.name))}: ${wrap(code, id.name)}`;
      });
      return `{ ${members.join(", ")} }`;
    }
    const pattern = node.value!;
    return wrap(isLines ? this.#lines(pattern, context) : this.#pattern(pattern, context));
  }

  #lines(pattern: Pattern, context: Context): string {
    const select = onlySelect(pattern);
    if (select) return this.#select(select, context, (variant) => this.#lines(variant, context));
    const lines: string[] = [""];
    for (const element of pattern.elements) {
      if (element instanceof TextElement) {
        const [first = "", ...rest] = readText(element.value, true).split(/\n+/);
        lines[lines.length - 1] += quote(first);
        lines.push(...rest.map(quote));
      } else lines[lines.length - 1] += `\${${this.#expression(element, context)}}`;
    }
    return `[${lines.map((line) => `\`${line}\``).join(", ")}]`;
  }

  #pattern(pattern: Pattern, context: Context): string {
    const select = onlySelect(pattern);
    if (select) return this.#expression(select, context);
    const { isLines } = context.message;
    const parts = pattern.elements.map((element) => {
      if (element instanceof TextElement) return quote(readText(element.value, isLines));
      const code = this.#expression(element, context);
      // A template without placeholders is a literal.
      const [, literal] = /^`((?:[^`$\\]|\\.)*)`$/s.exec(code) ?? [];
      return literal ?? `\${${code}}`;
    });
    return `\`${parts.join("")}\``;
  }

  #expression(node: Expression | Placeable, context: Context): string {
    if (node instanceof Placeable) return this.#expression(node.expression, context);
    if (node instanceof StringLiteral) return `\`${quote(readText(node.parse().value, true))}\``;
    if (node instanceof NumberLiteral) return `f.exact(${node.parse().value})`;
    if (node instanceof VariableReference) return this.#variable(node, context);
    if (node instanceof MessageReference) return this.#reference(node, context);
    if (node instanceof TermReference) {
      const literals = (node.arguments?.named ?? []).map(({ name, value }): [string, string] => [
        name.name,
        String(value.parse().value),
      ]);
      return this.#term(node, { ...context, literals: new Map(literals), count: undefined });
    }
    if (node instanceof FunctionReference) return this.#call(node, context);
    if (node instanceof SelectExpression)
      return this.#select(node, context, (variant) => this.#pattern(variant, context));
    throw new MessageError(`unknown syntax in ${context.message.id}`);
  }

  #variable({ id: { name } }: VariableReference, { message, literals, count }: Context): string {
    if (literals?.has(name)) return JSON.stringify(literals.get(name));
    if (name === "count" && count) return `f.exact(${count})`;
    return findType(this.catalog, message.file, name) === "number"
      ? `f.exact(a.${name})`
      : `a.${name}`;
  }

  #reference(reference: MessageReference, { message, part }: Context): string {
    const inner = findMessage(this.catalog, message.file, reference.id.name);
    if (!inner) throw new MessageError(`unknown message ${reference.id.name}`);
    const owner = { local: "", shared: "s.", live: "live." }[this.#placeOf(inner, part)];
    const name = owner ? owner + inner.name : local(inner);
    const member = reference.attribute ? `.${toName(reference.attribute.name)}` : "";
    // A sentence may contain the lines of a picture.
    const joined = inner.isLines && !message.isLines ? '.join(" ")' : "";
    return `${name}${member}${isCalled(this.catalog, inner, reference.attribute?.name) ? "(a)" : ""}${joined}`;
  }

  /** Inlines a term, because its parameters are known only where it is used. */
  #term({ id: { name } }: TermReference, context: Context): string {
    const term = findMessage(this.catalog, context.message.file, `-${name}`);
    if (!term) throw new MessageError(`unknown term -${name}`);
    return this.#pattern(term.node.value!, { ...context, message: term });
  }

  #call({ id: { name }, arguments: args }: FunctionReference, context: Context): string {
    const [first, second] = args.positional;
    const value =
      first instanceof VariableReference
        ? `a.${first.id.name}`
        : first instanceof NumberLiteral
          ? first.value
          : undefined;
    if (value === undefined) throw new MessageError(`${name}() takes a number`);
    if (name === "COUNT" && second instanceof TermReference)
      return this.#term(second, { ...context, literals: new Map(), count: value });
    const format = FUNCTIONS[name];
    if (!format) throw new MessageError(`unknown function ${name}()`);
    return `f.${format}(${value})`;
  }

  #select(
    { selector, variants }: SelectExpression,
    { message, literals, count }: Context,
    write: (variant: Pattern) => string,
  ): string {
    if (!(selector instanceof VariableReference)) throw new MessageError("selects by no argument");
    const { name } = selector.id;
    const keys = variants.map(keyOf);
    const fallback = variants.findIndex((variant) => variant.default);
    const texts = (index: number) => write(variants[index]!.value);
    const isTerm = message.id.startsWith("-");
    if (isTerm && name !== "count") {
      const index = keys.indexOf(literals?.get(name) ?? "");
      return texts(index < 0 ? fallback : index);
    }
    const type = isTerm ? "number" : findType(this.catalog, message.file, name);
    const value = isTerm ? (count ?? "1") : `a.${name}`;
    const tests =
      type === "number"
        ? keys.map((key) =>
            /^\d+$/.test(key)
              ? `${value} === ${key}`
              : `${this.#rule(message.tag)}(${value}) === ${JSON.stringify(key)}`,
          )
        : keys.map((key) =>
            type === "boolean"
              ? key === "true"
                ? value
                : `!${value}`
              : `${value} === ${JSON.stringify(key)}`,
          );
    const others = keys.flatMap((_, index) =>
      index === fallback ? [] : [`${tests[index]} ? ${texts(index)} : `],
    );
    return `(${others.join("")}${texts(fallback)})`;
  }

  #rule(tag: string): string {
    this.#languages.add(tag);
    return ruleName(tag);
  }
}

const ruleName = (tag: string) => `plural_${tag.replaceAll("-", "_")}`;
/** Prefixed, because names of messages may be reserved words. */
const local = ({ name }: Message) => `m_${name}`;

export const keyOf = ({ key }: SelectExpression["variants"][number]): string =>
  key instanceof Identifier ? key.name : key.value;

export function onlySelect({ elements }: Pattern): SelectExpression | undefined {
  const [only] = elements;
  const isSelect =
    elements.length === 1 &&
    only instanceof Placeable &&
    only.expression instanceof SelectExpression;
  return isSelect ? (only.expression as SelectExpression) : undefined;
}
