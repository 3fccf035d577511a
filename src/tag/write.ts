/** The way back from `parseTag`: a tag from its arguments. */
import type { Options } from "../options.js";
import { type Arguments, requiredOf, Word } from "./values.js";

/** The tag with these arguments, as an author would write it. */
export function writeTag({ tag = "lora", positional, named }: Arguments): string {
  const all = [
    ...positional.map(spell),
    ...[...named].map(([name, value]) => `${name}=${spell(value)}`),
  ];
  return `<% ${[tag, all.join(", ")].filter(Boolean).join(" ")} %>`;
}

function spell(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spell).join(", ")}]`;
  if (value instanceof Word) return value.path;
  return typeof value === "string" ? `"${value.replace(/["\\]/g, "\\$&")}"` : String(value);
}

/** What was given, by option, unchecked: values without a name are the required options' in their order. */
export function valuesOf({ positional, named }: Arguments, options: Options): Map<string, unknown> {
  const required = requiredOf(options).map(([name]) => name);
  const values = positional.slice(0, required.length).map((value, at) => [required[at]!, value]);
  return new Map([...(values as [string, unknown][]), ...named]);
}

/** Values by option as arguments: required numbers need no name, as far as all before them are there. */
export function argumentsOf(
  tag: string,
  values: ReadonlyMap<string, unknown>,
  options: Options,
): Arguments {
  const named = new Map(values);
  const positional: unknown[] = [];
  for (const [name, { type }] of requiredOf(options)) {
    if (type !== "number" || !named.has(name)) break;
    positional.push(named.get(name));
    named.delete(name);
  }
  return { tag, positional, named };
}
