/** Feeds of Eleventy's official plugin, and reader views as in Firefox, carry complete figures. */
import { Readability } from "@mozilla/readability";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { findActiveParts, readFigures } from "../support/carried.js";
import { shape } from "../support/cases.js";
import { runs, sampled } from "../support/draws.js";
import { build, config } from "../support/eleventy.js";

/** An example of every kind of figure, except the kind that reads files. */
const examples = sampled(
  allFigures
    .filter(({ name }) => name !== "adapter")
    .flatMap(({ name, examples }) => examples.map((values) => ({ figure: name, ...values }))),
  ({ figure }) => figure,
);

const steps = { rank: 8, d: 512, k: 512, steps: [1, 8, 16], goal: 0.9 };
const shapes = fc.tuple(
  shape,
  fc.record({
    format: fc.constantFrom("svg", "png", "tactile"),
    table: fc.boolean(),
    interactive: fc.boolean(),
  }),
);
const drawn: readonly object[] = [
  ...examples,
  steps,
  ...fc.sample(shapes, runs(5)).map(([input, options]) => ({ ...input, ...options })),
];

const SITE = "https://a.test";
const FEEDS = ["rss", "atom", "json"] as const;

let site: Promise<Map<string, string>> | undefined;

/** Builds the site in the first test that calls this function. */
function buildSite(): Promise<Map<string, string>> {
  site ??= buildFeeds();
  return site;
}

async function buildFeeds(): Promise<Map<string, string>> {
  const rss = JSON.stringify(import.meta.resolve("@11ty/eleventy-plugin-rss"));
  const metadata = { title: "Book", language: "en", base: `${SITE}/`, author: { name: "A" } };
  const feeds = FEEDS.map((type) => {
    const options = { type, outputPath: `/${type}.txt`, collection: { name: "post" }, metadata };
    return `eleventyConfig.addPlugin(feedPlugin, ${JSON.stringify(options)});`;
  });
  const tags = drawn.map((values) => {
    const written = Object.entries(values).map(([name, item]) => `${name}=${JSON.stringify(item)}`);
    return `<% lora ${written.join(", ")} %>\n\n`;
  });
  const rest =
    '<% loraTable ranks=[1, 2], d=8, k=8 %>\n\n<% loraList %>\n\n[B](../b/) <% loraRef "late" %>\n';
  const { files, log, exitCode } = await build(
    {
      "eleventy.config.js": `import { feedPlugin } from ${rss};\n${config(...feeds).replace(
        "(loraVisualizer)",
        `(loraVisualizer, { siteUrl: "${SITE}" })`,
      )}`,
      "a.md": `---\ntags: post\ntitle: A\nchapter: 1\n---\n${tags.join("")}${rest}`,
      "b.md": '---\ntags: post\ntitle: B\nchapter: 2\n---\n<% lora 1, 8, 8, id="late" %>\n',
    },
    "--pathprefix=/book/",
  );
  expect(exitCode, log).toBe(0);
  return files;
}

/** Returns the HTML of the page with the drawn figures, as the readers of a feed get it. */
function getContent(feed: string, type: (typeof FEEDS)[number]): string {
  if (type === "json") {
    const { items } = JSON.parse(feed) as { items: { title: string; content_html: string }[] };
    return items.find(({ title }) => title === "A")!.content_html;
  }
  const { document } = parseHTML(feed);
  const items = [...document.querySelectorAll("item,entry")];
  const item = items.find((entry) => entry.querySelector("title")?.textContent === "A")!;
  return item.querySelector("description,content")!.textContent!;
}

/** Returns the values of `href`, `src` and `srcset`, except those of links within the page. */
function findAddresses(html: string): string[] {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  const values = [...document.querySelectorAll("[href],[src]")].flatMap((item) => [
    item.getAttribute("href") ?? item.getAttribute("src")!,
    ...(item.getAttribute("srcset")?.split(", ") ?? []).map((file) => file.split(" ")[0]!),
  ]);
  return values.filter((value) => !value.startsWith("#"));
}

describe.each(FEEDS)("a feed in the format %s", (type) => {
  it("has every figure of the page with the same texts, one picture each, no controls, and absolute URLs", async () => {
    const files = await buildSite();
    const html = getContent(files.get(`${type}.txt`)!, type);
    const figures = readFigures(html);
    expect(figures).toHaveLength(drawn.length + 1);
    expect(figures).toEqual(readFigures(files.get("a/index.html")!));
    expect(findActiveParts(html)).toEqual([]);
    const addresses = findAddresses(html);
    expect(addresses.length).toBeGreaterThan(drawn.length);
    for (const address of addresses) {
      const { origin, pathname } = new URL(address);
      if (origin !== SITE) continue;
      const [, file = ""] = /^\/book\/(.*)$/.exec(pathname.replace(/\/$/, "/index.html")) ?? [];
      expect([...files.keys()], address).toContain(file);
    }
  });
});

it("the checks reject the page itself, whose figures have controls", async () => {
  const page = (await buildSite()).get("a/index.html")!;
  const reasons = findActiveParts(page).map((reason) => reason.split(": ")[1]);
  for (const reason of ["lora-figure", "form", "input", "fieldset", "svg", "--"])
    expect(reasons).toContain(reason);
  expect(() => findAddresses(page).map((address) => new URL(address))).toThrow();
});

/** Returns what a reader view shows of a page. It keeps the classes, by which the checks find figures. */
function toReaderView(page: string): string {
  const { document } = parseHTML(`<html><body><main>${page}</main></body></html>`);
  return new Readability(document, { keepClasses: true }).parse()!.content!;
}

describe("a reader view", () => {
  it("has every figure with its picture, caption, description and tables, and no controls", async () => {
    const page = (await buildSite()).get("a/index.html")!;
    const view = toReaderView(page);
    expect(readFigures(view)).toEqual(readFigures(page));
    expect(view).not.toMatch(/<(?:input|button|select|fieldset)/);
  });

  it("loses a picture whose form has text only in the picture, which the comparison finds", async () => {
    const page = (await buildSite()).get("a/index.html")!;
    const broken = page.replace(/<span>(<svg.*?<\/svg>)<\/span>/g, "$1");
    expect(readFigures(toReaderView(broken))).not.toEqual(readFigures(page));
  });
});
