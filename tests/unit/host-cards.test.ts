/** Social cards in site generators other than Eleventy. */
import { expect, it } from "vitest";
import { createCard } from "../../plugin/images/card.js";

const siteUrl = "https://a.test/book/";
const fence = "```md\n<% lora 1, 8, 8 %>\n```\n";

it("a page has a card with its title and its first figure outside code, named by its content", async () => {
  const page = `---\ntitle: LoRA & rank\nrank: 8\n---\n${fence}\nHere <% lora 2, 8, 8, show=full %>.\n\n- <% lora rank, 64, 64 %>\n`;
  const card = await createCard(page, { siteUrl, siteName: "Book" });
  const header = Buffer.from(card.content);
  expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(card.url).toBe(siteUrl + card.path);
  expect(card.path).toMatch(/^lora\/[\w-]+\.png$/);
  const metas = Object.fromEntries(
    card.head.map(([, { property, name, content }]) => [property ?? name, content]),
  );
  expect(metas).toMatchObject({
    "og:title": "LoRA & rank",
    "og:image": card.url,
    "og:image:width": "1200",
    "twitter:card": "summary_large_image",
  });
  expect(metas["og:image:alt"]).toMatch(/64\s×\s64/);
  const others = [page, page.replace("rank: 8", "rank: 4"), page.replace("LoRA &", "On")];
  const paths = await Promise.all(
    others.map(async (text) => (await createCard(text, { siteUrl, siteName: "Book" })).path),
  );
  expect(paths[0]).toBe(card.path);
  expect(new Set(paths).size).toBe(3);
});

it("a page is read in linear time, whatever it starts and does not end", async () => {
  const size = 2 ** 20;
  const pages = [" ```\r", "`", "~", "# a\r\n", "> "].map((unit) =>
    unit.repeat(size / unit.length),
  );
  const headings = [" ", "\t", "#", " #"].map((unit) => `# a${unit.repeat(size / unit.length)}b`);
  // Reading in quadratic time would take longer than a test may.
  for (const page of [...pages, ...headings])
    await createCard(`---\ntitle: A\n---\n${page}`, { siteUrl });
});

it.each([
  ["# C#", "C"],
  ["# A #", "A"],
  ["# A # ##", "A #"],
  ["#  A  B  ", "A  B"],
  ["~~~\r\n# No\r\n~~~\r\n# Yes", "Yes"],
  ["````\n# No\n```\n# No\n````\n# Yes", "Yes"],
])("the title of the card of %j is %j", async (page, content) => {
  const { head } = await createCard(page, { siteUrl });
  expect(head[0]).toEqual(["meta", { property: "og:title", content }]);
});

it("a page without a figure has a card of its heading, and one without a title is an error", async () => {
  const { head } = await createCard(`# Words\n\n${fence}`, { siteUrl });
  expect(head[0]).toEqual(["meta", { property: "og:title", content: "Words" }]);
  await expect(createCard("text", { siteUrl })).rejects.toThrow("title must be the page's title");
  await expect(createCard("# A", { siteUrl: "/book" })).rejects.toThrow(
    'siteUrl must be an absolute URL that ends in "/"; got "/book"',
  );
  await expect(createCard("# A\n\n<% lora 0, 8, 8 %>", { siteUrl })).rejects.toThrow(
    "<% lora 0, 8, 8 %>: rank must be",
  );
});
