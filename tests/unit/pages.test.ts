/** What a build keeps of its pages. */
import { describe, expect, it } from "vitest";
import { Ids } from "../../plugin/eleventy/ids.js";
import { keyOf, Pages } from "../../plugin/eleventy/pages.js";

describe("a page", () => {
  it("is called by its address, and by its source where it has none", () => {
    const pages = new Pages();
    pages.of({ inputPath: "./a.md", url: "/a/" }).words = { title: "A" };
    pages.of({ inputPath: "./b.md", url: false }).words = { title: "B" };
    expect(pages.of({ inputPath: "./a.md", url: "/a/" }).words).toEqual({ title: "A" });
    expect(pages.of({ inputPath: "./b.md", url: false }).words).toEqual({ title: "B" });
    expect(pages.of({ inputPath: "./c.md", url: false })).toEqual({});
    expect(keyOf({ inputPath: "./b.md" })).toBe("./b.md");
  });
});

describe("ids", () => {
  it("are numbered a page each, past those that an author gave", () => {
    const ids = new Ids();
    expect([ids.take("/a/"), ids.take("/a/", "lora-a-2"), ids.take("/a/")]).toEqual([
      "lora-a-1",
      "lora-a-2",
      "lora-a-3",
    ]);
    expect(ids.take("/b/")).toBe("lora-b-1");
    expect([ids.isGenerated("lora-a-3"), ids.isGenerated("lora-a-2")]).toEqual([true, false]);
  });
});
