/** Writes the TypeScript declarations of a Fluent file: what code passes to each message, and what it gets. */
import { type Pattern, TextElement } from "@fluent/syntax";
import { type Catalog, findType, type Message, PARTS, SHARED, toName } from "./catalog.js";
import { onlySelect } from "./emit.js";
import { needsOf } from "./needs.js";

/** The number of lines of a pattern, or of each variant of its selection. */
export function lineCounts(pattern: Pattern): readonly number[] {
  const select = onlySelect(pattern);
  if (select) return [...new Set(select.variants.flatMap(({ value }) => lineCounts(value)))];
  const breaks = pattern.elements.map((element) =>
    element instanceof TextElement ? element.value.split(/\n+/).length - 1 : 0,
  );
  return [breaks.reduce((sum, count) => sum + count, 1)];
}

function typeOf(catalog: Catalog, message: Message, name: string): string {
  const type = findType(catalog, message.file, name);
  if (typeof type === "string") return type === "text" ? "string" : type;
  return (type ?? []).map((value) => JSON.stringify(value)).join(" | ");
}

function declarePattern(
  catalog: Catalog,
  message: Message,
  result: string,
  pattern?: Pattern,
): string {
  const names = [...needsOf(catalog, message, pattern).names.keys()].sort();
  if (!names.length) return result;
  const members = names.map((name) => `readonly ${name}: ${typeOf(catalog, message, name)}`);
  return `(a: { ${members.join("; ")} }) => ${result}`;
}

function declareMessage(catalog: Catalog, message: Message): string {
  const { node, isLines } = message;
  if (node.attributes.length) {
    const members = node.attributes.map(
      ({ id, value }) =>
        `readonly ${toName(id.name)}: ${declarePattern(catalog, message, "string", value)}`,
    );
    return `{ ${members.join("; ")} }`;
  }
  const tuples = isLines
    ? lineCounts(node.value!).map((count) => `readonly [${Array(count).fill("string").join(", ")}]`)
    : ["string"];
  const { size } = needsOf(catalog, message).names;
  return declarePattern(catalog, message, size ? tuples.join(" | ") : tuples[0]!);
}

export function declareFile(catalog: Catalog, file: string): string {
  const messages = [...(catalog.files.get(file)?.values() ?? [])].filter(
    ({ id }) => !id.startsWith("-"),
  );
  const interfaces = PARTS.map((part) => {
    const members = messages
      .filter(({ parts }) => parts.includes(part))
      .map((message) => `  readonly ${message.name}: ${declareMessage(catalog, message)};\n`);
    const later = messages.some(({ parts }) => parts.includes("later"));
    if (part === "live" && later) members.push("  readonly later: () => Promise<Later>;\n");
    const name = part[0]!.toUpperCase() + part.slice(1);
    return members.length
      ? `export interface ${name} {\n${members.join("")}}\n`
      : `export type ${name} = object;\n`;
  });
  const hasShared = file !== SHARED && catalog.files.has(SHARED);
  const [imported, all] = hasShared
    ? [
        `import type { Live as Shared } from "./${SHARED}";\n\n`,
        "/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */\n" +
          "export type LiveMessages = Shared & Live;\n" +
          "export type PageMessages = LiveMessages & Page;\n\n",
      ]
    : ["", ""];
  return (
    `// Generated from ${file} by npm run messages.\n\n${imported}${interfaces.join("\n")}\n${all}` +
    "/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */\n" +
    "export function live(f: object, shared: object): Live;\n" +
    "export function page(f: object, shared: object, live: object): Page;\n"
  );
}
