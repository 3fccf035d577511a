/** Tests numbers and references in a second build, complete or incremental. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { builds, config } from "../support/eleventy.js";
import { chapter, figure, links, numbers, spaced } from "../support/references.js";
import { eventually, run } from "../support/server.js";
import { temporary } from "../support/temporary.js";

const command = path.resolve("node_modules/@11ty/eleventy/cmd.cjs");

describe("an incremental build", () => {
  const files = {
    "a.md": chapter(1, figure("a")),
    "b.md": chapter(2, '<% loraRef "a" %> <% loraRef "c" %>'),
    "c.md": chapter(3, `${figure("c")}${figure("d")}`),
  };
  const changed = chapter(2, '<% loraRef "a" %> <% loraRef "d" %>');

  /**
   * Runs Eleventy in watch mode. Returns a function that edits a file until page b has the expected
   * content.
   */
  const watched = async (files: Readonly<Record<string, string>>) => {
    const folder = temporary();
    const write = (name: string, content: string) =>
      writeFileSync(path.join(folder, name), content);
    write("eleventy.config.js", config());
    write("package.json", '{ "type": "module" }');
    for (const [name, content] of Object.entries(files)) write(name, content);
    const { next, stop } = run(process.execPath, [command, "--watch", "--incremental"], folder);
    onTestFinished(stop);
    await next(/Watching/);
    const page = (name: string) =>
      readFileSync(path.join(folder, "_site", name, "index.html"), "utf8");
    const edit = (name: string, content: string, isDone: () => boolean) =>
      eventually(async () => {
        // Eleventy reports that it is watching shortly before it does.
        if (!isDone()) write(`${name}.md`, content);
        await new Promise((done) => setTimeout(done, 1000));
        expect(isDone()).toBe(true);
      });
    return { page, edit };
  };

  it("keeps the numbers of other pages from earlier builds", async () => {
    const { page, edit } = await watched(files);
    expect(links(page("b"))).toEqual(["/a/#a Figure 1.1", "/c/#c Figure 3.1"].map(spaced));
    await edit("b", changed, () => page("b").includes("#d"));
    expect(links(page("b"))).toEqual(["/a/#a Figure 1.1", "/c/#d Figure 3.2"].map(spaced));
    await edit("c", chapter(4, figure("d")), () => page("c").includes("4.1"));
    await edit("b", `${changed}\nAgain`, () => page("b").includes("Again"));
    expect(links(page("b"))).toEqual(["/a/#a Figure 1.1", "/c/#d Figure 4.1"].map(spaced));
  });

  it("shows an error in place of a reference to a removed figure", async () => {
    const { page, edit } = await watched(files);
    await edit("c", "Nothing", () => page("c").includes("Nothing"));
    await edit("b", `${files["b.md"]}\nAgain`, () => page("b").includes("Again"));
    expect(page("b")).toContain(
      ">&#91;no numbered figure or table has the id “c” (similar: a)]</a>",
    );
  });

  it("keeps the titles of other pages in lists, in every template language", async () => {
    const title = (words: string) => `---\ntitle: ${words}\n---\n`;
    const { page, edit } = await watched({
      "a.md": `${title("In *Markdown*")}${figure("a")}`,
      "b.njk": `${title("In Nunjucks")}{% lora 1, 8, 8 %}`,
      "c.liquid": `${title("In Liquid")}{% lora 1, 8, 8 %}`,
      "d.11ty.js":
        'export const data = { title: "In JS" };\nexport default function () { return this.lora(1, 8, 8); }',
      "e.md": `${title("In shortcodes")}{% loraFigure "caption=A" %}b{% endloraFigure %}`,
      "list.md": "<% loraList %>",
    });
    const titles = ["In Markdown", "In Nunjucks", "In Liquid", "In JS", "In shortcodes"];
    const listed = () =>
      [...page("list").matchAll(/<p dir='auto'>(.*?)<\/p>/g)].map(([, words]) => words);
    expect(listed()).toEqual(titles);
    await edit("list", "<% loraList %>\n\nAgain", () => page("list").includes("Again"));
    expect(listed()).toEqual(titles);
    await edit("a", `${title("Changed")}${figure("a")}New`, () => page("a").includes("New"));
    await edit("list", "<% loraList %>\n\nThird", () => page("list").includes("Third"));
    expect(listed()[0]).toBe("Changed");
  });

  it("leaves no end tag of a loraFigure with an error", async () => {
    const { page } = await watched({
      "a.md": '<% loraFigure "A", kind=tabel %>\n\nb\n\n<% endloraFigure %>',
      "b.njk": '{% loraFigure "A", kind="tabel" %}b{% endloraFigure %}',
    });
    for (const name of ["a", "b"]) {
      expect(page(name)).toContain("did you mean table?");
      expect(page(name)).toContain("b");
      expect(page(name)).not.toContain("figure>");
    }
  });

  it("finds the page that shows a figure of an unwritten page", async () => {
    const { page, edit } = await watched({
      "part.md": chapter(3, figure("part"), "permalink: false\ntags: part\n"),
      "book.md": "{% for part in collections.part %}{{ part.content }}{% endfor %}",
      "b.md": '<% loraRef "part" %>',
      "c.md": figure("c"),
    });
    expect(links(page("b"))).toEqual([spaced("/book/#part Figure 3.1")]);
    await edit("b", '<% loraRef "part" %>\n\nAgain', () => page("b").includes("Again"));
    expect(links(page("b"))).toEqual([spaced("/book/#part Figure 3.1")]);
    // Repeats until the page no longer shows the figure.
    await edit("book", "Nothing", () => page("book").includes("Nothing"));
    await edit("b", '<% loraRef "part" %>\n\nThird', () => page("b").includes("Third"));
    expect(links(page("b"))).toEqual([spaced("# Figure 3.1")]);
  });
});

it("a full build ignores the index of the last build", async () => {
  const [first, second] = await builds(
    { files: { "a.md": chapter(1, `${figure("a")}${figure("b")}`) } },
    { files: { "a.md": chapter(2, `${figure("b")}<% loraRef "b" %>`) } },
  );
  expect(numbers(first?.files.get("a/index.html"))).toHaveLength(2);
  expect(links(second?.files.get("a/index.html")), second?.log).toEqual([spaced("#b Figure 2.1")]);
});
