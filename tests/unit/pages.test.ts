/** Tests how a build identifies pages and figures. */
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { Ids } from "../../plugin/eleventy/ids.js";
import { getPageKey, getPageKeys, Pages } from "../../plugin/eleventy/pages.js";

describe("a page", () => {
  it("is identified by its URL or, if it has none, by its source", () => {
    expect(getPageKey({ inputPath: "./a.md", url: "/a/" })).toBe("/a/");
    expect(getPageKey({ inputPath: "./b.md", url: false })).toBe("./b.md");
    const map = { "./a.md": ["/a/", "/a/2/"], "./b.md": [false], "./c.md": [] } as const;
    expect([...getPageKeys(map)]).toEqual(["/a/", "/a/2/", "./b.md"]);
  });

  it("is identified without reading its URL, which it may not have yet", () => {
    const pages = new Pages();
    const page = {
      inputPath: "./a.md",
      get url(): string {
        throw new Error("not yet");
      },
    };
    pages.get(page).words = { title: "A" };
    expect(pages.get(page).words).toEqual({ title: "A" });
    expect(pages.get({ inputPath: "./a.md" }).words).toBeUndefined();
  });

  it("is identified through proxies, only within a build, and gets no visible properties", () => {
    const page = { inputPath: "./a.md" };
    const pages = new Pages();
    pages.get(new Proxy(page, {})).chapter = 7;
    expect(pages.get(new Proxy(page, {})).chapter).toBe(7);
    expect(new Pages().get(page).chapter).toBeUndefined();
    expect({ ...page }).toEqual({ inputPath: "./a.md" });
    expect(inspect(page)).toBe("{ inputPath: './a.md' }");
  });
});

describe("ids", () => {
  it("are numbered per page, skipping explicit ids", () => {
    const ids = new Ids();
    expect([ids.assign("/a/"), ids.assign("/a/", "lora-a-2"), ids.assign("/a/")]).toEqual([
      "lora-a-1",
      "lora-a-2",
      "lora-a-3",
    ]);
    expect(ids.assign("/b/")).toBe("lora-b-1");
    expect([ids.isGenerated("lora-a-3"), ids.isGenerated("lora-a-2")]).toEqual([true, false]);
  });
});
