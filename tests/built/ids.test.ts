/** Tests that ids of figures are unique on pages and in listings. */
import { describe, expect, it } from "vitest";
import { build } from "../support/eleventy.js";
import { MARK } from "../support/references.js";

const FIGURE = /<figure class="lora" id="([^"]+)">/g;
const ids = (page: string | undefined) =>
  [...(page ?? "").matchAll(FIGURE)].map((match) => match[1]);

describe("ids", () => {
  it("are unique on a page and in a listing of several pages", async () => {
    const post = "---\ntags: post\n---\n<% lora 1, 8, 8 %>\n\n<% lora 2, 8, 8 %>\n";
    const { files } = await build({
      "a-b/index.md": post,
      "a/b.md": post,
      "list.njk": "{% for post in collections.post %}{{ post.content | safe }}{% endfor %}",
    });
    const all = ids(files.get("list/index.html"));
    expect(all).toHaveLength(4);
    expect(new Set(all).size).toBe(4);
  });

  it("are reported where they repeat, however the attribute is quoted", async () => {
    const { problems } = await build({
      "a.md": "text\n\n<% lora 1, 8, 8, id='it' %>\n\n`id=\"it\"`\n",
      "a.11tydata.json": '{ "layout": "base.liquid" }',
      "_includes/base.liquid": '<p data-id="it">\n{% lora 2, 8, 8, "id=it" %}{{ content }}',
      "b.njk": '\n{% lora 1, 8, 8, "id=b" %}\n{% lora 2, 8, 8, id="b" %}\n<b id=b>',
      "c.njk": '{% for n in [1, 2] %}\n{% lora n, 8, 8, id="c" %}{% endfor %}',
    });
    const repeated = (id: string, times: number, elements: string) =>
      `id "${id}" occurs ${times} times on /${id === "it" ? "a" : id}/ (${elements}); write another id, such as "${id}-2"`;
    expect(problems).toEqual([
      `a.md:3: ${repeated("it", 2, "<figure>, <figure>")} (again at _includes/base.liquid:2)`,
      `b.njk:2: ${repeated("b", 3, "<figure>, <figure>, <b>")} (again at b.njk:3)`,
      `c.njk:2: ${repeated("c", 2, "<figure>, <figure>")}`,
    ]);
  });

  it("are checked on pages that list other pages", async () => {
    const post = '---\ntags: post\n---\n<% lora 1, 8, 8, id="it" %>\n';
    const { problems } = await build({
      "a.md": post,
      "b.md": post,
      "list.njk": "{% for post in collections.post %}{{ post.content | safe }}{% endfor %}",
    });
    expect(problems).toEqual([
      `list.njk: id "it" occurs 2 times on /list/ (<figure>, <figure>); write another id, such as "it-2"`,
    ]);
  });

  it("are found only on elements, not in a script, a comment, or a text that shows HTML", async () => {
    const content = "{% set figure %}{% lora 8, 64, 64, 'id=fig' %}{% endset %}{{ figure | safe }}";
    const copies = [
      '<script type="application/ld+json">{{ figure | dump | safe }}</script>',
      "<!-- {{ figure | safe }} -->",
      "<textarea>{{ figure | safe }}</textarea>",
      "<pre>{{ figure | escape }}</pre>",
    ];
    const { files, exitCode, log } = await build({ "a.njk": content + copies.join("") });
    expect(exitCode, log).toBe(0);
    expect(files.get("a/index.html")).not.toMatch(MARK);
    expect(files.get("a/index.html")!.match(/id=\\?(?:"|&quot;)fig(?![\w-])/g)).toHaveLength(5);
    const { problems } = await build({ "a.njk": `${content}{{ figure | safe }}` });
    expect(problems).toEqual([expect.stringContaining('id "fig" occurs 2 times on /a/')]);
  });

  it("of pasted figures are the author's: such a page stays as it is", async () => {
    const page = '<figure class="lora" id="x(1"><lora-figure></lora-figure></figure>\n';
    const { files } = await build({ "a.njk": page.repeat(2) });
    expect([...files]).toEqual([["a/index.html", page.repeat(2)]]);
  });
});
