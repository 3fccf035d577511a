/** Compares the Fluent files of a language with the English ones, and says what a translator should change. */
import {
  type BaseNode,
  FluentSerializer,
  FunctionReference,
  MessageReference,
  NumberLiteral,
  type Pattern,
  SelectExpression,
  TermReference,
  TextElement,
  VariableReference,
} from "@fluent/syntax";
import { MAX_NODES } from "../bounds.js";
import { didYouMean } from "../suggestions.js";
import {
  type Catalog,
  extendCatalog,
  findMessage,
  findType,
  type Message,
  type Problem,
  readText,
  SHARED,
  toName,
} from "./catalog.js";
import { lineCounts } from "./declare.js";
import { FUNCTIONS, getPluralRule, keyOf } from "./emit.js";
import { needsOf, ownNeedsOf, walk } from "./needs.js";

const serializer = new FluentSerializer();

/** As it is written, on one line. */
function quoteMessage({ node }: Message): string {
  const copy = node.clone();
  copy.comment = null;
  const text = serializer
    .serializeEntry(copy)
    .trim()
    .replace(/\s*\n\s*/g, " ");
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}

/** The numbers by which plural forms are checked. Beyond them, some languages have forms for millions. */
const COUNTS = Array.from({ length: 1000 }, (_, index) => index + 1);

/** Each form has some of its numbers. */
function pluralForms(tag: string): ReadonlyMap<string, readonly number[]> {
  const forms = new Map<string, number[]>();
  for (const count of COUNTS) {
    const form = getPluralRule(tag)(count);
    forms.set(form, [...(forms.get(form) ?? []), count].slice(0, 3));
  }
  return forms;
}

/** The number of problems with hints. To compare a wrong name with all names takes long. */
const MAX_HINTS = 100;
/** The forms of a term in an error. Languages have up to six plural forms, and terms a few cases. */
const MAX_FORMS = 50;

/** Finds mistakes in the files of a language. */
export class Checker {
  readonly problems: Problem[] = [];
  /** The language's messages, with others in place of missing ones. */
  readonly #complete: Catalog;
  #isPartial = false;
  #asked: ReadonlyMap<Message, ReadonlyMap<string, Message>> | undefined;
  readonly #lengths = new Map<Message, number>();

  /**
   * `english` is the catalog that defines messages and arguments; `catalog` may be the same. `base` has the messages
   * that `catalog` lacks.
   */
  constructor(
    readonly english: Catalog,
    readonly catalog: Catalog,
    base = english,
  ) {
    this.#complete = extendCatalog(base, catalog);
  }

  /** Checks all files. `isPartial` allows missing files, and missing and untranslated messages. */
  check(isPartial = false): readonly Problem[] {
    this.#isPartial = isPartial;
    for (const file of isPartial ? [] : this.english.files.keys())
      if (!this.catalog.files.has(file))
        this.problems.push({ file, line: 1, text: "is missing; its words are English." });
    for (const [file, messages] of this.catalog.files) {
      const first = this.english.files.get(file);
      if (!first) {
        const text = `is no file of English.${this.#hint(() => this.english.files.keys(), file)}`;
        this.problems.push({ file, line: 1, text });
        continue;
      }
      for (const message of messages.values()) this.#checkMessage(message, first.get(message.id));
      for (const message of messages.values()) this.#checkForms(message);
      if (isPartial) continue;
      for (const message of first.values())
        if (!message.id.startsWith("-") && !messages.has(message.id))
          this.#add(
            { ...message, line: 1 },
            `is missing. English (line ${message.line}) has: ${quoteMessage(message)}`,
          );
    }
    return this.problems;
  }

  /** Returns a hint for one of the first problems. */
  #hint(getNames: () => Iterable<string>, wanted: string): string {
    if (this.problems.length >= MAX_HINTS) return "";
    const match = didYouMean([...getNames()], wanted);
    return match ? ` ${match[0]!.toUpperCase()}${match.slice(1)}` : "";
  }

  #add({ file, line, id }: Pick<Message, "file" | "line" | "id">, text: string): void {
    this.problems.push({ file, line, id, text });
  }

  #checkMessage(message: Message, english: Message | undefined): void {
    this.#checkNames(message);
    if (message.id.startsWith("-")) return;
    if (message === english)
      for (const name of needsOf(this.catalog, message).names.keys())
        if (!this.#type(message, name))
          this.#add(
            message,
            `uses $${name} without a type; write "### $${name}: text" at the top.`,
          );
    if (!english) {
      const others = [...(this.catalog.files.get(message.file)?.values() ?? [])];
      const isUsed = others.some(
        (other) => other !== message && ownNeedsOf(other).references.has(message.id),
      );
      const ids = () => this.english.files.get(message.file)!.keys();
      if (!isUsed) this.#add(message, `is no message of English.${this.#hint(ids, message.id)}`);
      return;
    }
    this.#checkArguments(message, english);
    this.#checkShape(message, english);
    this.#checkText(message, english);
  }

  /** Checks that terms, messages, functions and selections exist, and that plural forms are complete. */
  #checkNames(message: Message): void {
    const known = () => [
      ...(this.#complete.files.get(message.file)?.keys() ?? []),
      ...(this.#complete.files.get(SHARED)?.keys() ?? []),
    ];
    const isTerm = message.id.startsWith("-");
    const selected: string[] = [];
    const visit = (node: BaseNode): boolean => {
      if (node instanceof MessageReference) this.#checkReference(message, node, known);
      if (node instanceof TermReference) this.#checkTerm(message, node);
      if (node instanceof FunctionReference) {
        this.#checkCall(message, node);
        for (const item of node.arguments.positional)
          if (item instanceof TermReference) this.#checkTerm(message, item, true);
        return true;
      }
      if (isTerm && node instanceof VariableReference && node.id.name !== "count")
        this.#add(
          message,
          `writes { $${node.id.name} }, but a term gets no arguments; write it in the sentence that uses the term.`,
        );
      else if (node instanceof VariableReference && !selected.includes(node.id.name))
        this.#checkWritten(message, node);
      if (node instanceof SelectExpression) {
        this.#checkSelection(message, node, isTerm);
        // A choice may write the values that it does not translate, such as "bf16".
        const { selector } = node;
        if (selector instanceof VariableReference) selected.push(selector.id.name);
        for (const { value } of node.variants) walk(value, visit);
        if (selector instanceof VariableReference) selected.pop();
        return true;
      }
      return false;
    };
    walk(message.node, visit);
    const cycle = this.#findCycle(message, [message]);
    if (cycle)
      this.#add(
        message,
        `contains itself: ${cycle.map(({ id }) => id).join(" → ")}; break the circle.`,
      );
    else if (this.#lengthOf(message) > MAX_NODES)
      this.#add(message, "contains too many terms, which contain each other; write them out.");
    const twin = [...(this.#complete.files.get(message.file)?.values() ?? [])].find(
      ({ id, name }) =>
        !isTerm && !id.startsWith("-") && name === message.name && id !== message.id,
    );
    const names = [message.name, ...message.node.attributes.map(({ id }) => toName(id.name))];
    if (twin || !names.every((name) => /^\w+$/.test(name)))
      this.#add(
        message,
        "has an unusable name; write another, of words with single hyphens between them.",
      );
  }

  /** Depth-first search for a cycle through `message`. `visited` messages need no second visit. */
  #findCycle(
    message: Message,
    trail: Message[],
    visited = new Set<Message>(),
  ): readonly Message[] | undefined {
    const { references, terms } = ownNeedsOf(trail.at(-1)!);
    for (const id of [...references, ...[...terms].map((term) => `-${term}`)]) {
      const inner = this.#find(trail.at(-1)!, id);
      if (inner?.id === message.id && inner.file === message.file) return [...trail, inner];
      if (!inner || visited.has(inner)) continue;
      visited.add(inner);
      trail.push(inner);
      const cycle = this.#findCycle(message, trail, visited);
      if (cycle) return cycle;
      trail.pop();
    }
    return undefined;
  }

  /** The number of nodes after terms are inlined, as in the message's code. */
  #lengthOf(message: Message): number {
    const known = this.#lengths.get(message);
    if (known !== undefined) return known;
    // Ends a circle, which is an error of its own.
    this.#lengths.set(message, 0);
    let length = 0;
    walk(message.node, (node) => {
      length++;
      const term = node instanceof TermReference && this.#find(message, `-${node.id.name}`);
      if (term) length += this.#lengthOf(term);
      return false;
    });
    this.#lengths.set(message, length);
    return length;
  }

  #checkReference(
    message: Message,
    { id, attribute }: MessageReference,
    known: () => readonly string[],
  ): void {
    const inner = this.#find(message, id.name);
    if (!inner) {
      this.#add(
        message,
        `refers to { ${id.name} }, which does not exist.${this.#hint(known, id.name)}`,
      );
      return;
    }
    const names = inner.node.attributes.map((item) => `${id.name}.${item.id.name}`);
    const written = attribute ? `${id.name}.${attribute.name}` : id.name;
    if (names.length ? !names.includes(written) : attribute)
      this.#add(
        message,
        `refers to { ${written} }, which does not exist; write { ${names.join(" } or { ") || id.name} }.`,
      );
  }

  /** Checks that a message writes no word of code, such as "true", or an English value in another language. */
  #checkWritten(message: Message, { id: { name } }: VariableReference): void {
    const type = this.#type(message, name);
    const isEnglish = message.tag === this.english.tag;
    if (message.id.startsWith("-") || !(type === "boolean" || (Array.isArray(type) && !isEnglish)))
      return;
    const english = this.english.files.get(message.file)?.get(message.id);
    if (this.#isPartial && english && quoteMessage(english) === quoteMessage(message)) return;
    const [first] = type === "boolean" ? ["true"] : type;
    this.#add(
      message,
      `writes { $${name} }, which is a word of code; write a choice: { $${name} -> with a line *[${first}] … for each value.`,
    );
  }

  #checkCall(message: Message, { id: { name }, arguments: args }: FunctionReference): void {
    if (name !== "COUNT" && !FUNCTIONS[name]) {
      const names = Object.keys(FUNCTIONS).join(" or ");
      this.#add(message, `calls ${name}(), which does not exist; write COUNT, ${names}.`);
      return;
    }
    const [first, second] = args.positional;
    const isNumber =
      first instanceof NumberLiteral ||
      (first instanceof VariableReference && this.#type(message, first.id.name) === "number");
    if (!isNumber || (name === "COUNT" && !(second instanceof TermReference)))
      this.#add(
        message,
        `calls ${name}() wrongly; write ${name === "COUNT" ? "{ COUNT($rank, -rows) }, with a term" : `{ ${name}($rank) }`} and a number that English has.`,
      );
  }

  /** Checks that a term has the forms for which messages that the author did not write ask. */
  #checkForms(term: Message): void {
    if (!term.id.startsWith("-")) return;
    const forms = formsOf(term);
    this.#asked ??= this.#findAsked();
    for (const [form, { id, file }] of this.#asked.get(this.#find(term, term.id)!) ?? [])
      if (!forms.includes(form))
        this.#add(term, `lacks the form [${form}], for which ${id} of ${file} asks.`);
  }

  /** Returns the forms for which messages that the author did not write ask, with the first of these messages. */
  #findAsked(): ReadonlyMap<Message, ReadonlyMap<string, Message>> {
    const asked = new Map<Message, Map<string, Message>>();
    for (const messages of this.#complete.files.values())
      for (const message of messages.values()) {
        if (this.catalog.files.get(message.file)?.has(message.id)) continue;
        walk(message.node, (node) => {
          const term = node instanceof TermReference && this.#find(message, `-${node.id.name}`);
          if (!term) return false;
          const forms = asked.get(term) ?? new Map<string, Message>();
          asked.set(term, forms);
          for (const form of formsAsked(node)) if (!forms.has(form)) forms.set(form, message);
          return false;
        });
      }
    return asked;
  }

  #find = ({ file }: Message, id: string) => findMessage(this.#complete, file, id);

  #checkTerm(message: Message, reference: TermReference, isCounted = false): void {
    const { id } = reference;
    const term = this.#find(message, `-${id.name}`);
    if (!term) {
      const terms = () =>
        [...this.#complete.files.values()].flatMap((file) =>
          [...file.keys()].filter((name) => name.startsWith("-")),
        );
      this.#add(
        message,
        `uses the term { -${id.name} }, which does not exist.${this.#hint(terms, `-${id.name}`)}`,
      );
      return;
    }
    if (!isCounted && writesCount(term))
      this.#add(
        message,
        `writes { -${id.name} } without its number; write { COUNT($rank, -${id.name}) } with a number that English has.`,
      );
    const forms = formsOf(term);
    for (const form of formsAsked(reference))
      if (!forms.includes(form))
        this.#add(
          message,
          `asks { -${id.name} } for the form "${form}"; it has ${formatForms(forms)}.`,
        );
  }

  #checkSelection(
    message: Message,
    { selector, variants }: SelectExpression,
    isTerm: boolean,
  ): void {
    if (!(selector instanceof VariableReference)) {
      this.#add(message, "selects by something other than an argument; write { $argument -> … }.");
      return;
    }
    const { name } = selector.id;
    const keys = variants.map(keyOf);
    const type = isTerm ? (name === "count" ? "number" : undefined) : this.#type(message, name);
    if (type === "number") {
      const forms = pluralForms(message.tag);
      for (const [form, counts] of forms)
        if (!keys.includes(form))
          this.#add(
            message,
            `lacks the plural form [${form}] of $${name}, for numbers such as ${counts.join(", ")}; ` +
              `this language needs ${[...forms.keys()].map((key) => `[${key}]`).join(" ")}.`,
          );
      for (const key of keys)
        if (!forms.has(key) && !/^\d+$/.test(key))
          this.#add(message, `has the plural form [${key}], which this language does not use.`);
    }
    const values =
      type === "boolean" ? ["true", "false"] : typeof type === "object" ? type : undefined;
    if (!values) return;
    const hasDefault = variants.some(
      (variant) => variant.default && !values.includes(keyOf(variant)),
    );
    for (const key of keys)
      if (!values.includes(key) && key !== "other")
        this.#add(
          message,
          `selects [${key}], but $${name} is one of ${values.join(", ")}.${this.#hint(() => values, key)}`,
        );
    for (const value of values)
      if (!keys.includes(value) && !hasDefault)
        this.#add(message, `lacks [${value}], a value of $${name}.`);
  }

  #checkArguments(message: Message, english: Message): void {
    const wanted = needsOf(this.english, english).names;
    const given = needsOf(this.#complete, message).names;
    for (const [name, use] of wanted) {
      if (
        use === "writes" &&
        given.get(name) !== "writes" &&
        !Array.isArray(this.#type(english, name))
      )
        this.#add(
          message,
          `does not write { $${name} }, which English has: ${quoteMessage(english)}`,
        );
    }
    walk(english.node, (node) => {
      const { selector } = node as SelectExpression;
      if (!(node instanceof SelectExpression) || !(selector instanceof VariableReference))
        return false;
      const { name } = selector.id;
      if (!given.has(name) && this.#type(english, name) !== "number")
        this.#add(
          message,
          `does not choose by { $${name} -> … }, as English does: ${quoteMessage(english)}`,
        );
      return false;
    });
    for (const name of given.keys())
      if (!wanted.has(name))
        this.#add(
          message,
          `uses $${name}, which code does not pass here; write ${[...wanted.keys()].map((item) => `$${item}`).join(", ") || "no argument"}.${this.#hint(() => wanted.keys(), name)}`,
        );
  }

  #type = ({ file }: Message, name: string) => findType(this.english, file, name);

  #checkShape(message: Message, english: Message): void {
    const names = ({ node }: Message) => node.attributes.map(({ id }) => id.name);
    const [wanted, given] = [names(english), names(message)];
    for (const name of wanted)
      if (!given.includes(name) && !this.#isPartial)
        this.#add(message, `lacks .${name}, which English has.`);
    for (const name of given)
      if (!wanted.includes(name))
        this.#add(message, `has .${name}, which English lacks.${this.#hint(() => wanted, name)}`);
    if (!english.isLines || !message.node.value) return;
    const counts = lineCounts(english.node.value!);
    for (const count of lineCounts(message.node.value))
      if (!counts.includes(count))
        this.#add(
          message,
          `has ${count} lines; the picture or table needs ${counts.join(" or ")}.`,
        );
  }

  /** Checks the length of lines, digits that an argument has, and sentences that are still English. */
  #checkText(message: Message, english: Message): void {
    const patterns = patternsOf(message);
    const { max } = english;
    if (max)
      for (const line of patterns.flatMap((pattern) => linesOf(pattern)))
        if (line.length > max)
          this.#add(
            message,
            `has ${line.length} characters in "${line}"; the picture has room for ${max}.`,
          );
    if (message.tag === this.english.tag) return;
    const text = quoteMessage(message);
    if (
      !this.#isPartial &&
      text === quoteMessage(english) &&
      /\p{Ll}{4,} \p{Ll}{3,}/u.test(plainText(patterns))
    )
      this.#add(message, `is still English: ${text}`);
    const digits = (items: readonly Pattern[]) => plainText(items).match(/\d{2,}/g) ?? [];
    const inEnglish = new Set(digits(patternsOf(english)));
    for (const number of digits(patterns))
      if (!inEnglish.has(number) && /\{ ?\$/.test(text))
        this.#add(
          message,
          `has the number ${number}, which English lacks; write an argument such as { $rank }.`,
        );
  }
}

const patternsOf = ({ node: { value, attributes } }: Message): Pattern[] =>
  [value, ...attributes.map((attribute) => attribute.value)].filter((pattern) => pattern !== null);

const formatForms = (forms: readonly string[]): string =>
  `${forms.slice(0, MAX_FORMS).join(", ") || "one form"}${forms.length > MAX_FORMS ? ", …" : ""}`;

const formsAsked = ({ arguments: args }: TermReference): string[] =>
  (args?.named ?? []).map(({ value }) => String(value.parse().value));

/** Returns a function that reads each term once: many sentences may use a long one. */
function readOnce<T>(read: (term: Message) => T): (term: Message) => T {
  const known = new WeakMap<Message, { readonly value: T }>();
  return (term) => {
    const { value } = known.get(term) ?? { value: read(term) };
    known.set(term, { value });
    return value;
  };
}

/** Returns whether a term writes its number, which only COUNT passes. */
const writesCount = readOnce((term) => {
  let isWritten = false;
  const visit = (node: BaseNode): boolean => {
    if (node instanceof SelectExpression) {
      walk(node.variants, visit);
      return true;
    }
    if (node instanceof VariableReference && node.id.name === "count") isWritten = true;
    return false;
  };
  walk(term.node, visit);
  return isWritten;
});

const formsOf = readOnce((term): readonly string[] => {
  const forms: string[] = [];
  walk(term.node, (node) => {
    if (node instanceof SelectExpression) forms.push(...node.variants.map(keyOf));
    return false;
  });
  return forms;
});

/** Without references. */
function plainText(patterns: readonly Pattern[]): string {
  const parts: string[] = [];
  walk([...patterns], (node) => {
    if (node instanceof TextElement) parts.push(node.value);
    return false;
  });
  return parts.join(" ");
}

/** Without variables. */
const linesOf = (pattern: Pattern): string[] =>
  pattern.elements
    .flatMap((element) =>
      element instanceof TextElement ? readText(element.value, true).split("\n") : [],
    )
    .map((line) => line.replaceAll("*", ""));

/** As in "src/locales/de/memory.ftl:12 caption lacks …". */
export const formatProblem = (folder: string, { file, line, id, text }: Problem): string =>
  `${folder}/${file}:${line}: ${id ? `${id} ` : ""}${text}`;
