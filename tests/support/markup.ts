/** Reads markup as an XML parser does. */

const TAG =
  /<(?<end>\/)?(?<name>[a-zA-Z][\w-]*)(?<attributes>(?:\s+[\w:-]+=(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/)?>/;
const TOKEN = new RegExp(`${TAG.source}|(?<text>[^<]+)|<`, "g");

const CHARACTERS: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
};
/** Returns text with the characters that its references stand for. */
export const decode = (text: string) =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (all, code?: string, name = "") =>
    code ? String.fromCodePoint(Number(code)) : (CHARACTERS[name] ?? all),
  );

/**
 * Returns the texts and tags of markup in their order. A tag is its name, "/" at an end tag, and the values of its
 * attributes. Throws if the markup is not well-formed.
 */
export function readMarkup(markup: string): readonly (string | readonly string[])[] {
  const open: (string | undefined)[] = [];
  const tokens = [...markup.matchAll(TOKEN)].map(({ index, groups = {} }) => {
    const { end, name, attributes = "", empty, text } = groups;
    const fail = (why: string) => new Error(`${why} at ${markup.slice(index, index + 80)}`);
    if (text !== undefined) return decode(text);
    if (name === undefined) throw fail("no tag");
    if (end && open.pop() !== name) throw fail("an end tag without a start tag");
    if (!end && !empty) open.push(name);
    const values = [...attributes.matchAll(/=(?:"([^"]*)"|'([^']*)')/g)];
    return [
      `${end ?? ""}${name}`,
      ...values.map(([, value, single = ""]) => decode(value ?? single)),
    ];
  });
  if (open.length > 0) throw new Error(`no end tag of ${open.join(", ")}`);
  return tokens;
}
