/** Finds English messages that nothing uses. */
import { type Catalog, SHARED } from "../../src/messages/catalog.js";
import { needsOf } from "../../src/messages/needs.js";

/** Returns the English messages that neither code nor a message of any language uses. Code of other figures is left out. */
export function listUnused(
  catalogs: readonly Catalog[],
  code: ReadonlyMap<string, string>,
): readonly string[] {
  const [english] = catalogs;
  return [...english!.files].flatMap(([file, messages]) => {
    const figure = file.replace(".ftl", "");
    const used = catalogs.flatMap((catalog) =>
      [...catalog.files].flatMap(([other, items]) =>
        other !== file && file !== SHARED
          ? []
          : [...items.values()].flatMap((item) => {
              const { references, terms } = needsOf(catalog, item);
              return [...references, ...[...terms].map((term) => `-${term}`)];
            }),
      ),
    );
    const text = [...code].flatMap(([name, content]) => {
      const [, folder = figure] = /^src\/figures\/(\w+)\//.exec(name) ?? [];
      return folder === figure || file === SHARED ? content : [];
    });
    const members = new Set(text.join("\n").match(/(?<=\.|["'])\w+/g));
    return [...messages.values()]
      .filter(({ id, name }) => !used.includes(id) && (id.startsWith("-") || !members.has(name)))
      .map(
        ({ id, line }) =>
          `src/locales/en/${file}:${line}: ${id} is used by no code and no message; delete it.`,
      );
  });
}
