/** An author's file at the address of `image:` is never overwritten; a generated card is drawn again. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crc32 } from "node:zlib";
import { loadImage } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { config, runEleventy } from "../support/eleventy.js";
import { temporary } from "../support/temporary.js";

const CARD = "_site/img/card.png";

const configuration = (...lines: string[]) =>
  config(...lines).replace(
    "(loraVisualizer)",
    '(loraVisualizer, { siteUrl: "https://a.test", previews: true })',
  );
const pageOf = (title = "T", image = "/img/card.png", body = "Words.") =>
  `---\ntitle: ${title}\nimage: ${image}\nlayout: base.njk\n---\n${body}\n`;

/** A site with a page that names an image, and `files`. */
class Site {
  readonly #folder = temporary();

  constructor(files: Record<string, string> = {}) {
    this.write({
      "package.json": '{ "type": "module" }',
      "eleventy.config.js": configuration(),
      "_includes/base.njk": "<html><head></head><body>{{ content | safe }}</body></html>",
      "a.md": pageOf(),
      ...files,
    });
  }

  write(files: Record<string, string | Uint8Array>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(this.#folder, name)), { recursive: true });
      writeFileSync(path.join(this.#folder, name), content);
    }
  }

  remove(name: string): void {
    rmSync(path.join(this.#folder, name), { recursive: true });
  }

  read(name = CARD): Buffer {
    return readFileSync(path.join(this.#folder, name));
  }

  /** Builds the site and returns the log lines about images. */
  async build(): Promise<string[]> {
    const { exitCode, log } = await runEleventy(this.#folder);
    expect(exitCode, log).toBe(0);
    return log.split("\n").filter((line) => line.startsWith("[lora]"));
  }
}

const kept = (address: string) =>
  `[lora] a.md: no card at ${address}: the site has a file at this address`;

describe("an author's file at an address that a page names is kept", () => {
  const copy = (what: string, options = "") =>
    configuration(`eleventyConfig.addPassthroughCopy(${what}${options});`);
  const early = {
    "copied by a glob": [copy('{ "public/img/*.png": "img" }'), "public/img/card.png"],
    "copied by a glob of all folders": [
      copy('{ "public/**/*.PNG": "/img/" }'),
      "public/x/y/card.png",
    ],
    "copied by a glob to where it is": [copy('"img/*.{png,jpg}"'), "img/card.png"],
    "copied with its folder": [copy('{ public: "img" }'), "public/card.png"],
    "copied by its name": [copy('{ "mine.png": "img/card.png" }'), "mine.png"],
    "written by another template": [configuration(), "other.njk"],
  } as const;
  const other = "---\npermalink: /img/card.png\n---\nmine";

  it.each(Object.entries(early))("%s", async (_, [settings, file]) => {
    const mine = file.endsWith(".njk") ? other : "mine";
    const site = new Site({ "eleventy.config.js": settings, [file]: mine });
    expect([await site.build(), String(site.read())]).toEqual([[], "mine"]);
    expect(String(site.read("_site/a/index.html"))).not.toContain("og:");
  });

  it("under a name with a space, copied or written", async () => {
    const name = "img/my card.png";
    const page = pageOf("T", `/${name}`);
    const copied = new Site({
      "a.md": page,
      "eleventy.config.js": copy('{ "public/*": "img" }'),
      "public/my card.png": "mine",
    });
    const written = new Site({ "a.md": page, "other.njk": other.replace("img/card.png", name) });
    for (const site of [copied, written])
      expect([await site.build(), String(site.read(`_site/${name}`))]).toEqual([[], "mine"]);
  });

  it("copied because its page refers to it, also over an earlier card", async () => {
    const relative = copy('"**/*.png"', ', { mode: "html-relative" }');
    const files = {
      "a.md": pageOf("T", "card.png", "![A picture](card.png)"),
      "eleventy.config.js": relative,
      "card.png": "mine",
    };
    const site = new Site(files);
    const [line, ...rest] = await site.build();
    expect([line, String(site.read("_site/a/card.png"))]).toEqual([kept("/a/card.png"), "mine"]);
    expect(rest).toEqual([expect.stringMatching(/ 0 images drawn, 0 reused, /)]);
    expect(String(site.read("_site/a/index.html"))).toContain("https://a.test/a/card.png");
    const ours = new Site();
    await ours.build();
    site.write({ "card.png": ours.read() });
    site.write({ "a.md": pageOf("Another", "card.png", "![A picture](card.png)") });
    expect((await site.build())[0]).toBe(kept("/a/card.png"));
    expect(site.read("_site/a/card.png").equals(ours.read())).toBe(true);
  });

  it("written into the output by another program", async () => {
    const site = new Site({ [CARD]: "mine" });
    expect([(await site.build())[0], String(site.read())]).toEqual([kept("/img/card.png"), "mine"]);
  });

  it("copied over the card of an earlier build", async () => {
    const site = new Site();
    await site.build();
    site.write({ "eleventy.config.js": copy('{ "public/*": "img" }'), "public/card.png": "mine" });
    expect([await site.build(), String(site.read())]).toEqual([[], "mine"]);
  });
});

describe("a generated card at an address that a page names", () => {
  it("is drawn if a glob copies another file, and if a template writes another", async () => {
    const copies = configuration('eleventyConfig.addPassthroughCopy({ "public/*.png": "img" });');
    const site = new Site({
      "eleventy.config.js": copies,
      "public/other.png": "mine",
      "public/deeper/card.png": "mine",
      "other.njk": "---\npermalink: /img/card.txt\n---\nmine",
    });
    expect(await site.build()).toEqual([expect.stringMatching(/ 1 image drawn, 0 reused, /)]);
    const { width, height } = await loadImage(site.read());
    expect([width, height]).toEqual([1200, 630]);
  });

  it("is drawn again in the next build, with and without the cache", async () => {
    const site = new Site();
    await site.build();
    const first = site.read();
    for (const hasCache of [true, false]) {
      site.write({ "a.md": pageOf("Another") });
      if (!hasCache) site.remove(".cache");
      expect(await site.build()).toHaveLength(1);
      expect(site.read().equals(first)).toBe(false);
      site.write({ "a.md": pageOf() });
      if (!hasCache) site.remove(".cache");
      expect(await site.build()).toHaveLength(1);
      expect(site.read().equals(first)).toBe(true);
    }
  });

  it("has a mark of less than 100 bytes, which the card at /lora/ lacks", async () => {
    const site = new Site({ "b.md": "---\ntitle: T\nlayout: base.njk\n---\n" });
    await site.build();
    const card = site.read();
    const at = card.indexOf("tEXt");
    const length = card.readUInt32BE(at - 4);
    expect(card.toString("latin1", at + 4, at + 4 + length)).toMatch(
      /^lora-visualizer\0[0-9a-f]{64}$/,
    );
    expect(card.readUInt32BE(at + 4 + length)).toBe(crc32(card.subarray(at, at + 4 + length)));
    const address = /lora\/[0-9a-f]{24}\.png/.exec(String(site.read("_site/b/index.html")))?.[0];
    const plain = site.read(`_site/${address}`);
    expect(
      Buffer.concat([card.subarray(0, at - 4), card.subarray(at + 8 + length)]).equals(plain),
    ).toBe(true);
    expect(card.length - plain.length).toBeLessThan(100);
  });
});
