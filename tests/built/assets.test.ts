/** Tests `toAssets`, for hosts that serve the files themselves. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";

type Module = typeof import("../../plugin/assets.js");
const { toAssets }: Module = await import(
  pathToFileURL(path.resolve("dist/plugin/assets.js")).href
);

/** Returns the names of the scripts that a script imports. */
const findImports = (content: string) =>
  [...content.matchAll(/(?:from|import\()\s*["'`]\.\/([\w.-]+)["'`]/g)].map(([, name]) => name!);

describe("toAssets", () => {
  it("returns files at URLs that depend on their content, and elements that load the stylesheet and the first script", () => {
    const { files, head, html } = toAssets({ base: "https://a.test/book/" });
    for (const { path, content } of files) {
      expect(path).toMatch(/^lora\/(?:lora-[\da-f]{12}\.css|[\da-f]{12}\/[\w-]+\.js)$/);
      expect(content.length).toBeGreaterThan(100);
    }
    const addresses = files.map((file) => `https://a.test/book/${file.path}`);
    const [[, sheet] = [], [, script] = []] = head;
    expect(addresses).toContain(sheet?.href);
    expect(addresses).toContain(script?.src);
    expect(html).toBe(
      `<link rel="stylesheet" href="${sheet?.href}"/><script type="module" src="${script?.src}"></script>`,
    );
  });

  it("includes every imported script", () => {
    const { files } = toAssets();
    const folder = path.dirname(files.at(-1)!.path);
    const imported = files.flatMap(({ content }) => findImports(content));
    expect(imported.length).toBeGreaterThan(10);
    const onDemand = allFigures.flatMap(({ name }) => [`figure-${name}.js`, `words-en-${name}.js`]);
    expect(files.map((file) => file.path)).toEqual(
      expect.arrayContaining([...imported, ...onDemand].map((name) => `${folder}/${name}`)),
    );
  });

  it("loads only the scripts of each figure's language", () => {
    const { files, html } = toAssets();
    const contents = new Map(files.map((file) => [path.basename(file.path), file.content]));
    /** Returns the names of the scripts that a page with all figures in German loads, also on demand. */
    const findLoaded = () => {
      const names = new Set(
        allFigures.flatMap(({ name }) => [`figure-${name}.js`, `words-de-${name}.js`]),
      );
      names.add(path.basename(/src="([^"]+)"/.exec(html)![1]!));
      // Names that are added extend the loop.
      for (const name of names)
        for (const imported of findImports(contents.get(name)!)) names.add(imported);
      return [...names];
    };
    const ofOthers = (name: string) => /^words-(?!de\b)/.test(name);
    expect(findLoaded().length).toBeGreaterThan(2 * allFigures.length + 3);
    expect(findLoaded().filter(ofOthers)).toEqual([]);
    // The control: there are scripts of other languages.
    expect([...contents.keys()].filter(ofOthers).length).toBeGreaterThan(allFigures.length);
  });

  it("returns another stylesheet if figures do not follow the page's color scheme", () => {
    const [actual, always] = [toAssets(), toAssets({ colorScheme: "dark" })].map(
      ({ files }) => files[0]!,
    );
    expect(always!.content).toContain("color-scheme:dark");
    expect(always!.path).not.toBe(actual!.path);
  });

  it.each([
    [{ base: "/book" }, 'base must be a URL that ends in "/", such as "/book/"; got "/book"'],
    [{ colorScheme: "dim" }, 'colorScheme must be one of light dark, light, dark; got "dim"'],
    [{ bass: "/" }, 'option must be one of 3 values (did you mean base?); got "bass"'],
    [{ path: "/" }, 'option must be one of base, colorScheme, locales; got "path"'],
  ])("rejects %j and names the allowed values", (options, message) => {
    expect(() => toAssets(options as never)).toThrow(message);
  });
});
