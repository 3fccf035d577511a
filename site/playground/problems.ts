/// <reference lib="dom" />
/** Finds every error of a tag, and shows them with suggestions that correct the tag. */
import { suggestIds } from "../../src/counts/index.js";
import { LoraError } from "../../src/errors.js";
import { closestMatch } from "../../src/suggestions.js";
import { parseTag, writeTag } from "../../src/tag/arguments.js";
import { type Arguments, Word } from "../../src/tag/values.js";
import { asWritten } from "../../src/tag/written.js";
import { make } from "../scripts/dom.js";
import { argumentsFor, findKind, givenIn, type Kind, kinds, toExampleValues } from "./kinds.js";
import { render } from "./render.js";

type Values = Map<string, unknown>;

/** A text in an error's message, and the tag that follows from it. */
interface Suggestion {
  readonly text: string;
  readonly tag: string;
}

interface Problem {
  readonly message: string;
  readonly suggestions: readonly Suggestion[];
}

const MAX_PROBLEMS = 10;

/** Returns the values with another value, or without it. A required option then gets the value of the kind's example. */
function replace(kind: Kind, values: Values, name: string, value?: unknown): Values {
  const replaced = new Map(values);
  const isRequired = kind.options[name]?.default === undefined;
  const other = value ?? (isRequired ? toExampleValues(kind).get(name) : undefined);
  if (other === undefined) replaced.delete(name);
  else replaced.set(name, other);
  return replaced;
}

/** Returns the option that causes the error. */
function findCulprit(kind: Kind, values: Values, error: Error, id: string): string | undefined {
  const options = { ...kind.options, ...kind.common };
  const names = [...values.keys()];
  const unknown = names.find((name) => !Object.hasOwn(options, name));
  if (unknown) return unknown;
  if (error instanceof LoraError && Object.hasOwn(options, error.argument)) return error.argument;
  // Without its cause, the error does not occur.
  return names.find((name) => {
    const tag = writeTag(argumentsFor(kind, replace(kind, values, name)));
    return render(tag, id).error?.message !== error.message;
  });
}

/** Returns the values that the error's message suggests for an option. */
function suggestValues(
  kind: Kind,
  name: string,
  value: unknown,
): readonly (readonly [string, unknown])[] {
  const option = { ...kind.options, ...kind.common }[name];
  if (!option) return [];
  const given = value instanceof Word ? value.path : value;
  if (typeof given !== "string") return [];
  if (option.values) {
    const match = closestMatch(option.values, given);
    return (match ? [match] : option.values).map((item) => [item, asWritten(option, item)]);
  }
  if (value instanceof Word) return [[`${name}="${given}"`, given]];
  return option.type === "model" ? suggestIds(given).map((item) => [item, item]) : [];
}

/** Returns all errors of the tag: replaces the cause of each error to find the next error. */
async function findProblems(text: string, id: string): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  let { error } = render(text, id);
  const parsed = parseTag(text.trim());
  if (!error) return [];
  if ("error" in parsed) return [{ message: error.message, suggestions: [] }];
  let { args } = parsed;
  if (!findKind(args)) {
    const match = findFigure(args);
    const { figure: _, ...rest } = Object.fromEntries(args.named);
    const named = new Map(Object.entries(match ? { ...rest, figure: new Word(match) } : rest));
    args = { ...args, named };
    const suggestions = match ? [{ text: match, tag: writeTag(args) }] : [];
    problems.push({ message: error.message, suggestions });
    const tag = writeTag(args);
    await render(tag, id).loading;
    ({ error } = render(tag, id));
  }
  const kind = findKind(args);
  if (!kind) return problems;
  const original = givenIn(args, kind);
  original.delete("figure");
  const check = (values: Values) => render(writeTag(argumentsFor(kind, values)), id).error;
  for (let values = original; error && problems.length < MAX_PROBLEMS; error = check(values)) {
    const { message } = error;
    if (problems.some((problem) => problem.message === message)) break;
    // Values by option do not include surplus positional arguments.
    const isOfOption = check(values)?.message === message;
    const name = isOfOption ? findCulprit(kind, values, error, id) : undefined;
    // The absence of a removed option may cause an error that the tag does not have.
    if (problems.length && !(name && values.has(name))) break;
    problems.push({ message, suggestions: name ? suggest(kind, original, name) : [] });
    if (name) values = replace(kind, values, name);
    else if (isOfOption) break;
  }
  return problems;
}

/** Returns the name of the figure that the tag's unknown figure may mean. */
function findFigure({ named }: Arguments): string | undefined {
  const figure = named.get("figure");
  const names = kinds.filter(({ tag }) => tag === "lora").map(({ name }) => name);
  return closestMatch(names, figure instanceof Word ? figure.path : String(figure));
}

/** Returns the suggestions for an option of the tag: another name, or other values. */
function suggest(kind: Kind, values: Values, name: string): readonly Suggestion[] {
  const names = Object.keys({ ...kind.options, ...kind.common });
  const toTag = (changed: Values) => writeTag(argumentsFor(kind, changed));
  if (names.includes(name))
    return suggestValues(kind, name, values.get(name)).map(([text, value]) => ({
      text,
      tag: toTag(replace(kind, values, name, value)),
    }));
  const match = closestMatch(names, name);
  if (!match) return [];
  const renamed = [...values].map(([key, value]) => [key === name ? match : key, value] as const);
  return [{ text: match, tag: toTag(new Map(renamed)) }];
}

/** Returns the message with a button for each suggestion in it. */
function toContent({ message, suggestions }: Problem, use: (tag: string) => void) {
  const parts: (Node | string)[] = [];
  let end = 0;
  for (const { text, tag } of suggestions) {
    const escaped = text.replace(/[^\w\s]/g, "\\$&");
    const pattern = new RegExp(`(?<![\\w./-])${escaped}(?![\\w/-])`, "g");
    pattern.lastIndex = end;
    const at = pattern.exec(message)?.index;
    if (at === undefined) continue;
    const onclick = () => use(tag);
    parts.push(message.slice(end, at), make("button", { type: "button", onclick }, text));
    end = at + text.length;
  }
  return [...parts, message.slice(end)];
}

/** Returns all errors of the tag, as a list if there are several. `use` gets the tag of a suggestion. */
export async function toProblems(
  text: string,
  id: string,
  use: (tag: string) => void,
): Promise<(Node | string)[]> {
  const contents = (await findProblems(text, id)).map((problem) => toContent(problem, use));
  if (contents.length < 2) return contents.flat();
  return [make("ul", {}, ...contents.map((content) => make("li", {}, ...content)))];
}
