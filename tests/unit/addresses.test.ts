/** URLs of previews are valid on every system and inside the output folder. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { normalizeUrl } from "../../plugin/claims.js";
import {
  isPreviewUrl,
  PREVIEW_URL,
  resolveImageUrl,
  toImageUrl,
} from "../../plugin/images/address.js";
import { Output, writeFiles } from "../../plugin/output.js";
import { MACHINE } from "../../plugin/temporary-files.js";
import { naive, rule, tryAddresses } from "../exam/addresses.js";
import { temporary } from "../support/temporary.js";

describe("an image that a page refers to", () => {
  it.each([
    ["/img/card.png", "/img/card.png"],
    ["card.png", "/book/one/card.png"],
    ["../../../../card.png", "/card.png"],
    ["%2e%2e/card.png", "/book/card.png"],
    ["/my%20card.png", "/my card.png"],
    ["/e\u0301.png", "/é.png"],
    ["https://a.test/img/card.png", "/img/card.png"],
    ["/.well-known/consul.png", "/.well-known/consul.png"],
  ])("%j names the preview at %s", (image, address) => {
    const actual = resolveImageUrl(image, "/book/one/", "https://a.test/");
    expect([actual, isPreviewUrl(actual!, image)]).toEqual([address, true]);
  });

  it.each([
    ..."//cdn.test/a.png \\\\cdn.test\\a.png https://b.test/a.png data:image/png,a a+b1.c-d:/a.png http://site.invalid/a.png http: /a.png?v=2 /a.png#b".split(
      " ",
    ),
  ])("%s has no URL on the site", (image) => {
    expect(resolveImageUrl(image, "/book/one/", "https://a.test/")).toBeUndefined();
  });

  it.each([
    ..."/a%2fb.png /..%2f..%2fb.png /a%5cb.png /a\\b.png /a%00.png /a/..//b.png .//b.png /a%23.png".split(
      " ",
    ),
    ..."/100%.png /a%253f.png /a:b.png /con.png /con/b.png /Aux.tar.png /lpt9%20.png /a./b.png".split(
      " ",
    ),
    ..."/a%20/b.png /b.png/ /b.PNG /b.png%20 /b.jpg /a*.png /%E2%80%A8.png /a\tb.png /%22.png".split(
      " ",
    ),
    `/${"x".repeat(300)}.png`,
    `/${"é".repeat(130)}/b.png`,
    `${"/0123456789".repeat(100)}.png`,
  ])("%j is not allowed as a preview's URL", (image) => {
    const address = resolveImageUrl(image, "/book/one/");
    expect(address).toBeDefined();
    expect(isPreviewUrl(address!, image)).toBe(false);
  });

  it("is inside the site, and a server finds it, for over 600 hostile URLs", async () => {
    const { accepted: taken, faults } = await tryAddresses(600, rule);
    expect(faults).toEqual([]);
    expect(taken).toBeGreaterThan(50);
  });

  it("would be outside the site if the URL were only decoded and joined", async () => {
    expect((await tryAddresses(100, naive)).faults.length).toBeGreaterThan(50);
  });
});

describe("the output folder", () => {
  it("rejects files behind a link that leads out of the folder, and accepts a link inside it", async () => {
    const site = temporary();
    mkdirSync(path.join(site, "_site/real"), { recursive: true });
    mkdirSync(path.join(site, "_site2"));
    symlinkSync("../_site2", path.join(site, "_site/out"));
    symlinkSync("real", path.join(site, "_site/in"));
    symlinkSync("../_site2/file", path.join(site, "_site/file"));
    writeFileSync(path.join(site, "_site2/file"), "outside");
    const output = await Output.open(path.join(site, "_site"));
    for (const address of ["/out/a.png", "/out/b/c/a.png"]) {
      await expect(output.write(address, "a")).rejects.toThrow(
        /^cannot write \S+\/_site\/out\/\S+: a link in its path leads out of the output folder$/,
      );
    }
    await output.write("/in/a.png", "a");
    await output.write("/file", "mine");
    expect(readdirSync(path.join(site, "_site2"))).toEqual(["file"]);
    expect(readFileSync(path.join(site, "_site2/file"), "utf8")).toBe("outside");
    expect(existsSync(path.join(site, "_site/real/a.png"))).toBe(true);
  });

  it("may be a link, and may be missing", async () => {
    const site = temporary();
    mkdirSync(path.join(site, "www"));
    symlinkSync("www", path.join(site, "_site"));
    for (const folder of ["_site", "new"])
      await (await Output.open(path.join(site, folder))).write("/lora/a.css", "a");
    expect(existsSync(path.join(site, "www/lora/a.css"))).toBe(true);
    expect(readdirSync(path.join(site, "new"))).toEqual(["lora"]);
  });

  it("loses the temporary files of killed processes when it is opened, but keeps those of running processes and, for an hour, of other machines", async () => {
    const folder = temporary();
    const name = (pid: number, machine = MACHINE) => `.lora-${pid}-${machine}-0123abcd.tmp`;
    const leftovers = [name(process.pid), name(2 ** 30), name(2 ** 30, "fedcba98")];
    const similar = [`${leftovers[1]}.md`, `a${leftovers[1]}`, ".lora-1.tmp", "a.tmp"];
    const kept = [name(process.ppid), name(2 ** 30, "01234567"), ...similar];
    for (const file of [...leftovers, ...kept]) writeFileSync(path.join(folder, file), "");
    const old = new Date(Date.now() - 61 * 60 * 1000);
    utimesSync(path.join(folder, leftovers[2]!), old, old);
    await Output.open(folder);
    expect(readdirSync(folder).sort()).toEqual(kept.sort());
    writeFileSync(path.join(folder, leftovers[0]!), "");
    await writeFiles([{ path: path.join(folder, "b"), content: "" }]);
    expect(readdirSync(folder).sort()).toEqual([...kept, "b"].sort());
  });
});

describe("a picture's URL", () => {
  it("has the first 24 digits of its key", () => {
    const key = "0123456789abcdef".repeat(4);
    expect(toImageUrl(key)).toBe("/lora/0123456789abcdef01234567.png");
  });

  it("is the same as a URL that differs only in case", () => {
    expect(normalizeUrl("/E\u0301.PNG")).toBe("/\u00e9.png");
  });
});

it("a preview's URL has at most 1,000 bytes; a longer URL causes an error of one line", () => {
  const createUrl = (bytes: number) => `${"/0123456789".repeat(90)}/${"x".repeat(bytes - 995)}.png`;
  expect([1000, 1001].map((bytes) => Buffer.byteLength(createUrl(bytes)))).toEqual([1000, 1001]);
  expect([1000, 1001].map((bytes) => isPreviewUrl(createUrl(bytes), createUrl(bytes)))).toEqual([
    true,
    false,
  ]);
  expect(PREVIEW_URL).toBe(
    'a path of at most 1,000 bytes inside the site, ending in .png, each part of it a name that is valid on every system: at most 255 bytes, no device name such as con or nul, without \\ / : * ? " < > | # % and control characters, and not ending in a dot or a space',
  );
});

it("malformed escapes stay unchanged, and a path with a colon in a folder's name is not an absolute URL", () => {
  expect(resolveImageUrl("/100%.png", "/")).toBe("/100%.png");
  expect(resolveImageUrl("a/b:c.png", "/")).toBe("/a/b:c.png");
});

it("every URL of a page is accepted", () => {
  expect(resolveImageUrl("a.png", "//")).toBe("//a.png");
  expect(resolveImageUrl("/a.png", "//")).toBe("/a.png");
});

it("files that this process is writing are not removed as leftovers", async () => {
  const folder = temporary();
  const content = Buffer.alloc(20_000_000, 1);
  const first = (await Output.open(folder)).write("/a.png", content);
  await Promise.all([first, ...Array.from({ length: 50 }, () => Output.open(folder))]);
  expect(readFileSync(path.join(folder, "a.png")).equals(content)).toBe(true);
});
