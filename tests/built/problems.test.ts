/** Tests the locations in a build's report, and the output of a build with problems. */
import { describe, expect, it } from "vitest";
import { build, config } from "../support/eleventy.js";

describe("problems", () => {
  it("stop the build before a page is written, in one report with files and lines", async () => {
    const { exitCode, files, problems, log } = await build({
      "good.md": "<% lora 8, 64, 64 %>\n",
      "a.md":
        "---\ntitle: A\n---\n\n```\n<% lora 0, 4, 4 %>\n```\n\n<% lora 0, 4, 4 %>\n\n- <% lora 8, 1, 4096 %>\n",
      "b.njk": "<p>\n{% lora 9, 4, 4 %}",
      "_includes/base.liquid": "<main>\n{{ content }}\n{% lora 7, 4, 4 %}</main>",
      "c.md": "---\nlayout: base.liquid\n---\nText.",
      "d.11ty.js": "export default function () {\n  return this.lora(6, 4, 4);\n}",
    });
    expect(exitCode).toBe(1);
    expect([...files.keys()]).toEqual([]);
    const range = "rank must be a whole number from 1 to 4 (the smaller of d = 4 and k = 4); got";
    expect(problems).toEqual([
      `_includes/base.liquid:3: ${range} 7`,
      `a.md:9: ${range} 0`,
      "a.md:11: rank must be 1 (the smaller of d = 1 and k = 4,096); got 8",
      `b.njk:2: ${range} 9`,
      `d.11ty.js:2: ${range} 6`,
    ]);
    // Eleventy's error names the page that it was writing.
    expect(log).toContain(
      "LoRA Visualizer stopped the build: see its report, which starts with _includes/base.liquid:3",
    );
  });

  it("in a JSON file are reported once, with the places of all tags that name the file", async () => {
    const tags = (...files: string[]) =>
      files.map((file, index) => `<% lora ${index + 1}, model="${file}" %>\n\n`).join("");
    const config = { model_type: "llama", hiden_size: 120, num_attention_heads: 12 };
    const { problems } = await build({
      "a.md": tags("./bad.json", "./config.json", "./bad.json", "./none.json", "./none.json"),
      "b.md": tags("./bad.json", "./config.json", "./sub/config.json", "./bad.json", "./bad.json"),
      "sub/c.md": tags("./config.json", "../config.json"),
      "bad.json": '{\n  "model_type": "llama",\n}',
      "config.json": JSON.stringify(config, null, 2),
      "sub/config.json": JSON.stringify(config),
      "d.md": "<% lora 9, 4, 4 %>\n\n<% lora 9, 4, 4 %>",
    });
    const range = "rank must be a whole number from 1 to 4 (the smaller of d = 4 and k = 4); got 9";
    const unknown = 'there is no key "hiden_size"; did you mean hidden_size?';
    expect(problems).toEqual([
      "a.md:1: bad.json:2:24: this is not JSON: remove the comma before “}” (again at a.md:5, b.md:1 and 2 more places)",
      `a.md:3: config.json:3:3: ${unknown} (again at b.md:3, sub/c.md:3)`,
      "a.md:7: cannot read none.json: there is no such file (again at a.md:9)",
      `b.md:5: sub/config.json:1:23: ${unknown} (again at sub/c.md:1)`,
      `d.md:1: ${range}`,
      `d.md:3: ${range}`,
    ]);
  });

  it("contain no character that controls the terminal or the direction of text", async () => {
    const { problems } = await build({
      "a\u202eb\u001b[2J.md": '<% lora 8, 64, 64, figure="c\u202ed" %>\n',
    });
    expect(problems).toEqual([
      expect.stringMatching(/^a\ufffdb\ufffd\[2J\.md:1: figure must be one of .*; got "c\ufffdd"$/),
    ]);
  });

  it("name the line of a tag whose values a template language computes", async () => {
    const { problems } = await build({
      "a.md": "---\nrank: 99\n---\n\n<% lora {{ rank }}, 4, 4 %>\n",
    });
    expect(problems[0]).toMatch(/^a\.md:5: rank must be .* got 99$/);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      "after a valid call whose numbers contain the same digits",
      { "a.njk": "{% lora 8, 64, 64 %}\n\n{% lora 8, 4, 4 %}" },
      "a.njk:3",
    ],
    [
      "that pagination renders three times",
      {
        "a.md":
          "---\npagination: { data: list, size: 1 }\nlist: [1, 2, 3]\npermalink: /{{ pagination.pageNumber }}/\n---\n<% lora 1, 4, 4 %>\n\n<% lora 9, 4, 4 %>\n",
      },
      "a.md:8",
    ],
    [
      "in an included file",
      {
        "a.md": "<% lora 1, 4, 4 %>\n\n{% include 'x.md' %}",
        "_includes/x.md": "\n<% lora 9, 4, 4 %>",
      },
      "_includes/x.md:2",
    ],
    [
      "after the same tag in a code span",
      { "a.md": "The tag `<% lora 9, 4, 4 %>`.\n\n``` x ``` y\n\n<% lora 9, 4, 4 %>\n" },
      "a.md:5",
    ],
    [
      "on two lines of a quote",
      { "a.md": "<% lora 1, 4, 4 %>\n\n> <% lora\n> 9, 4, 4 %>\n" },
      "a.md:3",
    ],
    [
      "in a table cell",
      { "a.md": '<% lora 1, 4, 4 %>\n\n|a|\n|-|\n|<% lora 9, 4, 4, show=full, id="\\|" %>|\n' },
      "a.md:5",
    ],
    [
      "with a value from data, after a valid call",
      { "a.njk": "---\nr: 9\n---\n{% lora 1, 4, 4 %}\n{% lora r, 4, 4 %}" },
      "a.njk",
    ],
  ])("name the location of a tag once: %s", async (_, files, place) => {
    const { problems, log } = await build(files);
    expect(
      problems.map((problem) => problem.split(": ")[0]),
      log,
    ).toEqual([place]);
  });

  it("name a Markdown tag outside of Markdown", async () => {
    const { problems } = await build({
      "a.njk": "<p>\n<% lora 8, 64, 64 %></p>",
      "b.md":
        "\\<% lora 8, 64, 64 %>\n\n<pre>\n<% lora 8, 64, 64 %>\n</pre>\n\n<div>\n\\<% lora 8, 64, 64 %>\n</div>",
    });
    expect(problems).toEqual([
      "a.njk:2: <% lora 8, 64, 64 %> works only in Markdown; in other templates, write {% lora … %}",
    ]);
  });

  it("stop the build even if a layout is slow", async () => {
    const slow = config(
      '  eleventyConfig.addAsyncShortcode("slow", () => new Promise((done) => setTimeout(done, 800, "")));',
    );
    const { files, exitCode } = await build({
      "eleventy.config.js": slow,
      "_includes/slow.njk": "{% slow %}{% lora 9, 4, 4 %}{{ content | safe }}",
      "a.md": "<% lora 1, 4, 4 %>",
      "b.md": "---\nlayout: slow.njk\n---\nText.",
    });
    expect([exitCode, files.size]).toEqual([1, 0]);
  });

  it("are counted but not listed after the first 200", async () => {
    const page = Array.from({ length: 250 }, (_, i) => `<% lora 80, 64, ${64 + i} %>\n\n`).join("");
    const { log, problems } = await build({ "a.md": page });
    expect(problems).toHaveLength(200);
    expect(problems[199]).toMatch(/^a\.md:399: rank must be/);
    expect(log).toContain("found 250 problems");
    expect(log).toContain("and 50 more");
  });

  it("name the line of each of two equal tags", async () => {
    const { problems } = await build({
      "a.md": "<% lora 9, 4, 4 %>\n\ntext\n\n<% lora 9, 4, 4 %>\n",
    });
    expect(problems.map((problem) => problem.split(": ")[0])).toEqual(["a.md:1", "a.md:5"]);
  });

  it("name the line of each of two tags that differ only in line breaks", async () => {
    const { problems } = await build({ "a.md": "- <% lora 9,\n  4, 4 %>\n\n<% lora 9, 4, 4 %>\n" });
    expect(problems.map((problem) => problem.split(": ")[0])).toEqual(["a.md:1", "a.md:4"]);
  });
});
