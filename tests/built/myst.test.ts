/** The plugin of MyST writes into a folder that may be the author's, a link, or a file. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { createLoraMyst } from "../../plugin/hosts/myst/index.js";
import { runs } from "../support/draws.js";
import { sharedFolder, workIn } from "../support/temporary.js";

const folder = sharedFolder();
workIn(folder);

const PLACES = {
  nothing: () => {},
  "the author's folder": () => symlinkSync("../author", "_build/lora"),
  "a folder of the author": () => {
    mkdirSync("_build/lora");
    for (const name of ["lora.css", "controls.mjs"]) writeFileSync(`_build/lora/${name}`, "mine");
  },
  "a file": () => writeFileSync("_build/lora", "mine"),
  "a link to nowhere": () => symlinkSync("/dev/null/x", "_build/lora"),
  "a device": () => symlinkSync("/dev/zero", "_build/lora"),
};
const names = fc.subarray(["lora.css", "controls.mjs", "notes.md"]);

/** Draws a figure on a page, and some time later waits for its files as MyST does. Returns the error, or undefined. */
async function build(plugin: ReturnType<typeof createLoraMyst>): Promise<unknown> {
  const data = { node: { type: "mystDirective" }, arg: "8, 64, 64" };
  plugin.directives[0]!.run(data, { path: "a.md", message: vi.fn() });
  await setTimeout(20);
  const [transform] = plugin.transforms;
  return transform!
    .plugin()()
    .then(
      () => undefined,
      (error) => error,
    );
}

/** Whether files can be written there. It depends on the author's files in a folder to which a link leads. */
const isWritable: Readonly<Record<string, boolean>> = { nothing: true, "a file": false };

it.each(Object.entries(PLACES))(
  "no file of the author is replaced, and no error ends Node, if _build/lora is %s",
  async (place, prepare) => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    writeFileSync("a.md", "# A\n");
    await fc.assert(
      fc.asyncProperty(names, fc.boolean(), async (files, interactive) => {
        for (const name of ["_build", "author"]) {
          rmSync(name, { recursive: true, force: true });
          mkdirSync(name);
        }
        for (const name of files) writeFileSync(`author/${name}`, "mine");
        prepare();
        const plugin = createLoraMyst({ interactive });
        const error = await build(plugin);
        for (const name of files) expect(String(readFileSync(`author/${name}`))).toBe("mine");
        if (place === "a folder of the author")
          for (const name of ["lora.css", "controls.mjs"])
            expect(String(readFileSync(`_build/lora/${name}`))).toBe("mine");
        if (place in isWritable) expect(error === undefined).toBe(isWritable[place]);
        if (error === undefined) return;
        expect(String(error)).toMatch(/^FileError: cannot write [^\n]+$/);
        // The server of MyST continues when the author has removed the obstacle.
        rmSync("_build", { recursive: true });
        expect(await build(plugin)).toBeUndefined();
      }),
      { numRuns: runs(3) },
    );
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  },
);

it("reports a page's language that is no text, as other hosts do", () => {
  const message = vi.fn(() => ({}));
  const data = { node: { type: "mystDirective" }, arg: "8, 64, 64" };
  const { directives } = createLoraMyst();
  writeFileSync("a.md", "---\nlang: [de]\n---\n");
  expect(directives[0]!.run(data, { path: "a.md", message })).toEqual([]);
  expect(message.mock.calls).toEqual([
    ['lang must be text such as "de"; got ["de"]', data.node, "lora"],
  ]);
  writeFileSync("a.md", "---\nlang:\n---\n");
  expect(directives[0]!.run(data, { path: "a.md", message })).toHaveLength(2);
});
