/** Tests image files of figures in the real Eleventy, and invalid plugin options. */
import { describe, expect, it } from "vitest";
import { build, config } from "../support/eleventy.js";

const pngs = (files: Map<string, string>) =>
  [...files.keys()].filter((name) => name.endsWith(".png")).sort();
const addresses = (page = "") =>
  [...new Set(page.match(/[\w/]*\/lora\/[0-9a-f]{24}\.png/g))].sort();

describe("format=png", () => {
  const tag = '<% lora 8, 64, 64, format=png, alt="A & B" %>\n';

  it("writes both compositions in two sizes each, and links to them", async () => {
    const { files, log } = await build({ "index.md": tag });
    const page = files.get("index.html");
    expect(pngs(files), log).toHaveLength(4);
    expect(addresses(page)).toEqual(pngs(files).map((name) => `/${name}`));
    expect(page).toContain('alt="A &amp; B"/></picture>');
    expect(page).toMatch(/<source media="[^"]+" srcset="\S+, \S+ 2x" width="720" height="\d+"\/>/);
    expect(page).not.toContain("eleventy:ignore");
  });

  it.each([
    [1, /srcset="\S+" width/],
    [3, /srcset="\S+, \S+ 2x, \S+ 3x" width/],
  ])("has PNG files for device pixel ratios up to scale=%d", async (scale, srcset) => {
    const { files, log } = await build({ "index.md": tag.replace("png,", `png, scale=${scale},`) });
    expect(pngs(files), log).toHaveLength(2 * scale);
    expect(files.get("index.html")).toMatch(srcset);
  });

  it("works with a plugin that rewrites images and with one that adds the path prefix", async () => {
    const eleventy = JSON.stringify(import.meta.resolve("@11ty/eleventy"));
    const image = JSON.stringify(import.meta.resolve("@11ty/eleventy-img"));
    const head = `import { HtmlBasePlugin } from ${eleventy};\nimport { eleventyImageTransformPlugin } from ${image};\n`;
    const add = [
      "eleventyConfig.addPlugin(HtmlBasePlugin);",
      "eleventyConfig.addPlugin(eleventyImageTransformPlugin);",
    ];
    for (const lines of [[], add]) {
      const configuration = (lines.length ? head : "") + config(...lines);
      const { files, log } = await build(
        { "index.md": tag, "eleventy.config.js": configuration },
        "--pathprefix=/lora/",
      );
      expect(addresses(files.get("index.html")), log).toEqual(
        pngs(files).map((name) => `/lora/${name}`),
      );
      expect(files.get("index.html")).not.toContain("eleventy:ignore");
    }
  });

  it("works in a feed if no page has a figure", async () => {
    const { files, log } = await build(
      {
        "post.md": `---\npermalink: false\ntags: post\n---\n${tag}`,
        "feed.njk":
          "---\npermalink: feed.xml\n---\n<feed>{% for p in collections.post %}{{ p.content | safe }}{% endfor %}</feed>",
      },
      "--pathprefix=/book/",
    );
    const feed = files.get("feed.xml");
    expect(pngs(files), log).toHaveLength(4);
    // A feed has only the wide picture, at both scales.
    expect(addresses(feed)).toHaveLength(2);
    for (const address of addresses(feed))
      expect(files.has(address.slice("/book/".length))).toBe(true);
    expect(feed).not.toContain("eleventy:ignore");
  });

  it("is rejected by a host that cannot write files", async () => {
    const { default: MarkdownIt } = await import("markdown-it");
    const { loraMarkdown } = await import("../../plugin/markdown-it.js");
    expect(() => new MarkdownIt().use(loraMarkdown).render(tag)).toThrow(
      "format=png works only in Eleventy: remove format=png; to write image files with lora-visualizer expand, use --images png",
    );
  });
});

it.each([
  [
    "{ site: 'x' }",
    'option must be one of siteUrl, siteName, siteLogo, cacheDirectory, numbers, previews, previewKey, replaceOgImage or 7 more (the reference lists all); got "site"',
  ],
  ["{ siteURL: 'x' }", 'option must be one of 15 values (did you mean siteUrl?); got "siteURL"'],
  ...["https://a%.test", "https://[a]"].map((url): [string, string] => [
    `{ siteUrl: ${JSON.stringify(url)} }`,
    `siteUrl must be a URL without a path, such as "https://example.org" (for a path, set pathPrefix); got ${JSON.stringify(url)}`,
  ]),
  ...["example.org", " https://example.org", "https://exa mple.org", "https//example.org"].map(
    (url): [string, string] => [
      `{ siteUrl: ${JSON.stringify(url)} }`,
      `siteUrl must be "https://example.org"; got ${JSON.stringify(url)}`,
    ],
  ),
  ...(
    [
      ["https://a.test/book", "/book/"],
      ["https://a.test/my/book/?x#y", "/my/book/"],
    ] as const
  ).map(([url, prefix]): [string, string] => [
    `{ siteUrl: '${url}' }`,
    `siteUrl must be "https://a.test" (and Eleventy's pathPrefix must be "${prefix}"); got "${url}"`,
  ]),
  ["{ siteName: [5] }", "siteName must be text; got [5]"],
  [
    "{ fonts: ['none.ttf'] }",
    'fonts must be a list of paths of existing font files; got ["none.ttf"]',
  ],
  ["{ siteLogo: 'none.svg' }", 'siteLogo must be the path of an existing picture; got "none.svg"'],
  ["{ siteLogo: ['logo.svg'] }", 'siteLogo must be the path of a file; got ["logo.svg"]'],
  [
    "{ previewTheme: { paper: 'white' } }",
    'previewTheme must be "light", "dark", or an object of #rrggbb colors with keys among ink, muted, paper, frozen, tint, grid, delta, a, b, gradient, optimizer, activation; got {"paper":"white"}',
  ],
  ["{ previews: 'yes' }", 'previews must be true or false; got "yes"'],
])("the plugin rejects the option %s", async (options, message) => {
  const configuration = config().replace(
    "addPlugin(loraVisualizer)",
    `addPlugin(loraVisualizer, ${options})`,
  );
  const { log, exitCode } = await build({ "index.md": "", "eleventy.config.js": configuration });
  expect(exitCode).toBe(1);
  const line = configuration.split("\n").findIndex((text) => text.includes(options)) + 1;
  // The logo is read when the build starts.
  const place = message.includes("existing picture") ? "" : `eleventy.config.js:${line}: `;
  expect(log).toContain(place + message);
});
