/// <reference lib="dom" />
/** The figure that moves, in a real browser: nothing lost, nothing shifted, nothing parsed. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Values } from "../../src/figures/figure.js";
import { figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/render/html.js";
import { toSvg } from "../../src/render/svg.js";
import { launch, openSite } from "../support/chromium.js";
import { SITE, visit } from "../support/site.js";

const html = readFileSync(path.join(SITE, "sims/lora-visualizer/index.html"), "utf8");
/** A file that the page names, as name and text. */
const asset = (stem: string): [name: string, text: string] => {
  const [name = ""] = new RegExp(`${stem}-[0-9a-f]+\\.(js|css)`).exec(html) ?? [];
  return [name, readFileSync(path.join(SITE, "lora", name), "utf8")];
};
const [, script] = asset("lora-figure");
const [, goalScript] = asset("lora-goal");
const [, css] = asset("lora");
const [downloadName = ""] = /download-[0-9a-f]+\.js/.exec(script) ?? [];
const POLICY =
  "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; object-src 'none'";

const figure = (id: string, values: Values = { rank: 8, d: 4096, k: 4096 }) =>
  toHtml(figures.decomposition!.draw(values), { id, interactive: true });

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Options extends BrowserContextOptions {
  readonly hash?: string;
  /** Resolves when the script may arrive. */
  readonly hold?: Promise<void>;
}

/** A page with these figures under the strictest policy; `problems` fills with whatever goes wrong. */
async function open(figures: readonly string[], options: Options = {}) {
  const { hash = "", hold, ...rest } = options;
  const page = await openSite(browser, {}, rest);
  const problems: string[] = [];
  page.on("console", (message) => problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  const head =
    '<meta charset="utf-8"><title>T</title><link rel="stylesheet" href="/a.css"><script type="module" src="/a.js"></script><script type="module" src="/goal.js"></script>';
  const body = `<!doctype html><html lang="en"><head>${head}</head><body>${figures.join("")}</body></html>`;
  const headers = { "content-security-policy": POLICY };
  const serve = (name: string, contentType: string, text: string, until?: Promise<void>) =>
    page.route(`http://site.test/${name}`, async (route) => {
      await until;
      await route.fulfill({ body: text, contentType, headers });
    });
  await serve("", "text/html", body);
  await serve("a.css", "text/css", css);
  await serve("a.js", "text/javascript", script, hold);
  await serve("goal.js", "text/javascript", goalScript);
  await serve(
    downloadName,
    "text/javascript",
    readFileSync(path.join(SITE, "lora", downloadName), "utf8"),
  );
  await page.goto(`http://site.test/${hash}`, { waitUntil: hold ? "commit" : "load" });
  return { page, problems, close: () => page.context().close() };
}

const shown = (page: Page, index = 0) =>
  page
    .locator("figure")
    .nth(index)
    .evaluate((one) => ({
      picture: one
        .querySelector(".lora-wide text:nth-of-type(2)")!
        .textContent!.replaceAll("\u00a0", " "),
      narrow: one
        .querySelector(".lora-narrow")!
        .textContent!.includes(one.querySelectorAll("td:last-child")[3]!.textContent!),
      caption: one.querySelector("figcaption")!.textContent,
      alt: one.querySelector("svg")!.getAttribute("aria-label"),
      trained: one.querySelectorAll("td:last-child")[3]!.textContent,
      description: one.querySelector("details p")!.textContent,
    }));

const set = async (page: Page, name: string, value: string, index = 0) => {
  const field = page.locator(`[type=number][name=${name}]`).nth(index);
  await field.fill(value);
  await field.press("Tab");
};

describe("the island", () => {
  it("redraws pictures, caption, alt, table and description from one state, and the address keeps it", async () => {
    const { page, problems, close } = await open([figure("a")]);
    await set(page, "rank", "3");
    expect(await shown(page)).toMatchObject({
      picture: "r = 3, d = 4,096, k = 4,096",
      narrow: true,
      trained: "24,576",
    });
    const { caption, alt, description } = await shown(page);
    for (const text of [caption, alt, description]) expect(text).toContain("24,576");
    expect(page.url()).toBe("http://site.test/#lora=3,4096,4096");
    expect(await page.locator("form a").getAttribute("href")).toBe(
      "http://site.test/#lora=3,4096,4096",
    );
    expect(problems).toEqual([]);
    await close();
  });

  it("draws at first exactly what the build drew", async () => {
    const { page, close } = await open([figure("a", { rank: 4, d: 64, k: 32, alpha: 8 })]);
    const html = () =>
      page
        .locator("figure")
        .evaluate((one) =>
          [...one.querySelectorAll("svg, table, figcaption, details p")].map(
            (part) => part.outerHTML,
          ),
        );
    const built = await html();
    await set(page, "rank", "5");
    expect(await html()).not.toEqual(built);
    await page.locator("[type=reset]").click();
    expect(await html()).toEqual(built);
    await close();
  });

  it("keeps what a reader sets before the script arrives", async () => {
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { page, close } = await open([figure("a")], { hold });
    await page.locator("[type=range][name=rank]").press("ArrowLeft");
    await page.locator("[type=range][name=rank]").press("ArrowLeft");
    expect((await shown(page)).picture).toContain("r = 8");
    release();
    await expect.poll(async () => (await shown(page)).picture).toContain("r = 6");
    expect(page.url()).toBe("http://site.test/#lora=6,4096,4096");
    await close();
  });

  it("keeps all of several early inputs, also over an address", async () => {
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { page, problems, close } = await open([figure("a")], { hold, hash: "#lora=2,128,64" });
    await page.locator("[type=range][name=rank]").press("ArrowLeft");
    await page.locator("[type=number][name=d]").fill("512");
    release();
    await expect.poll(async () => (await shown(page)).picture).toBe("r = 7, d = 512, k = 64");
    expect(problems).toEqual([]);
    await close();
  });

  it("keeps a given alpha when the rank moves, and a scaling of 1 where none is given", async () => {
    const { page, problems, close } = await open([
      figure("a", { rank: 8, d: 64, k: 64, alpha: 8 }),
      figure("b", { rank: 8, d: 64, k: 64 }),
    ]);
    const scalings = () => page.locator("tr:last-child td:last-child").allTextContents();
    expect(await scalings()).toEqual(["1", "1"]);
    for (const index of [0, 1]) await set(page, "rank", "4", index);
    expect(await scalings()).toEqual(["8/4", "1"]);
    expect((await shown(page)).picture).toBe("r = 4, d = 64, k = 64, α/r = 8/4");
    expect(problems).toEqual([]);
    await close();
  });

  it("moves by keyboard, by mouse and by typing, and reaches 11,008", async () => {
    const { page, close } = await open([figure("a")]);
    const range = page.locator("[type=range][name=rank]");
    await range.press("End");
    expect((await shown(page)).picture).toContain("r = 16");
    expect(await range.getAttribute("aria-valuetext")).toBe(
      "rank 16, 131,072 parameters, 0.781\u00a0%",
    );
    const box = (await page.locator("[type=range][name=d]").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 1, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    expect((await shown(page)).picture).toBe("r = 16, d = 16, k = 16");
    await set(page, "d", "11008");
    expect((await shown(page)).picture).toBe("r = 16, d = 11,008, k = 11,008");
    await close();
  });

  it("moves d and k together while “d = k” is ticked, and apart after", async () => {
    const { page, close } = await open([figure("a", { rank: 4, d: 64, k: 64 })]);
    await set(page, "d", "128");
    expect((await shown(page)).picture).toBe("r = 4, d = 128, k = 128");
    expect(await page.locator("[type=range][name=k]").isVisible()).toBe(false);
    await page.locator("[name=square]").uncheck();
    await set(page, "k", "32");
    expect((await shown(page)).picture).toBe("r = 4, d = 128, k = 32");
    await page.locator("[name=square]").check();
    expect((await shown(page)).picture).toBe("r = 4, d = 128, k = 128");
    await page.evaluate("location.hash = '#lora=4,64,32'");
    await expect.poll(() => page.locator("[name=square]").isChecked()).toBe(false);
    await close();
  });

  it("takes the rank down with a smaller matrix, saying so on release", async () => {
    const { page, close } = await open([figure("a", { rank: 8, d: 64, k: 64 })]);
    const field = page.locator("[type=number][name=d]");
    await field.fill("2");
    expect((await shown(page)).picture).toBe("r = 2, d = 2, k = 2");
    await field.fill("20");
    expect((await shown(page)).picture).toBe("r = 8, d = 20, k = 20");
    await field.fill("2");
    await field.press("Tab");
    expect(await page.locator("form output").textContent()).toBe(
      "Lowered to fit d and k: rank 2, 8 parameters, 200\u00a0%",
    );
    expect(await page.locator("form output").isVisible()).toBe(true);
    await set(page, "d", "64");
    expect((await shown(page)).picture).toBe("r = 2, d = 64, k = 64");
    await close();
  });

  it("is all as it was after a reset: the author's words, the pictures, the steps, the address", async () => {
    const drawing = figures.decomposition!.draw({ rank: 8, d: 64, k: 64, steps: [4, 8, 16] });
    const own = { id: "b", interactive: true, alt: "Mine", caption: "Also mine" };
    const { page, problems, close } = await open([figure("a"), toHtml(drawing, own)]);
    const html = () =>
      page
        .locator("figure")
        .nth(1)
        .evaluate((one) => one.outerHTML);
    const built = await html();
    await set(page, "rank", "5", 1);
    expect(await html()).not.toBe(built);
    await page.locator("[type=reset]").nth(1).click();
    expect(await html()).toBe(built);
    expect(page.url()).toBe("http://site.test/");
    expect(await page.evaluate("document.activeElement.type")).toBe("reset");
    await set(page, "rank", "4", 1);
    expect((await shown(page, 1)).picture).toBe("r = 4, d = 64, k = 64");
    expect(problems).toEqual([]);
    await close();
  });

  it("is moved by no address but its own, and then all its controls follow, the focused one too", async () => {
    const { page, close } = await open([figure("a"), figure("b")]);
    await page.evaluate("location.hash = '#elsewhere'");
    await page.evaluate("location.hash = '#lora=b:4,64,64'");
    await expect.poll(async () => (await shown(page, 1)).picture).toContain("r = 4");
    expect(await page.locator(".lora-moved").count()).toBe(1);
    const range = page.locator("[type=range][name=rank]").nth(1);
    await range.press("ArrowLeft");
    await page.evaluate("location.hash = '#lora=b:9,64,64'");
    await expect.poll(() => range.inputValue()).toBe("9");
    await close();
  });

  it("keeps to its own page where a <base> points elsewhere", async () => {
    const { page, problems, close } = await open([figure("a")]);
    await page.evaluate(() => {
      const base = document.createElement("base");
      base.href = "http://elsewhere.test/";
      document.head.prepend(base);
    });
    await set(page, "rank", "3");
    expect(page.url()).toBe("http://site.test/#lora=3,4096,4096");
    expect(problems.filter((one) => !/base-uri/.test(one))).toEqual([]);
    await close();
  });

  it("moves a model's figure by its rank, with its table and its address", async () => {
    await visit(browser, "/chapters/11-generative-ai-and-llms/", {}, async (page) => {
      const figure = page.locator("#llama");
      const wide = () => figure.locator(".lora-wide").evaluate((one) => one.outerHTML);
      const built = await wide();
      const field = figure.locator("[type=number][name=rank]");
      await field.fill("64");
      await field.press("Tab");
      expect(page.url()).toMatch(/#lora=llama:64$/);
      expect(await figure.locator("figcaption").textContent()).toContain("27,262,976");
      expect(await figure.locator("td:last-child").first().textContent()).toBe("16,777,216");
      await field.fill("8");
      await field.press("Tab");
      expect(await wide()).toBe(built);
    });
  });

  it("leaves a figure that nobody has moved as the build drew it", async () => {
    const { page, close } = await open([figure("a")]);
    await expect
      .poll(() => page.locator("form a").getAttribute("href"))
      .toBe("http://site.test/#lora=8,4096,4096");
    expect(await page.locator("figure").getAttribute("class")).toBe("lora");
    await set(page, "rank", "3");
    expect(await page.locator("figure").getAttribute("class")).toBe("lora lora-moved");
    await close();
  });

  it("downloads what is seen as SVG and as PNG", async () => {
    const { page, problems, close } = await open([figure("a")]);
    await set(page, "rank", "4");
    const { wide } = figures.decomposition!.draw({ rank: 4, d: 4096, k: 4096 });
    const download = async (format: string) => {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(`[name=${format}]`).click(),
      ]);
      expect(file.suggestedFilename()).toBe(`lora-at-rank-4.${format}`);
      return readFileSync((await file.path())!);
    };
    expect((await download("svg")).toString()).toBe(`${toSvg(wide)}\n`);
    const png = await download("png");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1440, 2 * wide.height]);
    expect(problems).toEqual([]);
    await close();
  });

  it("prints its address below a figure that was moved, and below no other", async () => {
    const { page, close } = await open([figure("a"), figure("b")]);
    await set(page, "rank", "4");
    await page.emulateMedia({ media: "print" });
    const printed = await page
      .locator("form a")
      .evaluateAll((all) =>
        all.map((one) => (one.checkVisibility() ? getComputedStyle(one, "::after").content : "")),
      );
    expect(printed).toEqual(['"http://site.test/#lora=a:4,4096,4096"', ""]);
    expect(
      await page
        .locator("input, button, output")
        .evaluateAll((all) => all.some((one) => one.checkVisibility())),
    ).toBe(false);
    await close();
  });

  it("restores the address on load and when it changes, for the figure that it names", async () => {
    const all = ["a", "b", "c", "d", "e"].map((id) => figure(id));
    const { page, close } = await open(all, { hash: "#lora=b:5,64,32" });
    const ranks = async () =>
      Promise.all(all.map(async (_, index) => (await shown(page, index)).picture?.split(",")[0]));
    expect(await ranks()).toEqual(["r = 8", "r = 5", "r = 8", "r = 8", "r = 8"]);
    await set(page, "rank", "2", 3);
    expect(page.url()).toContain("#lora=d:2,4096,4096");
    await page.evaluate("location.hash = '#lora=e:1,4096,4096'");
    await expect.poll(ranks).toEqual(["r = 8", "r = 5", "r = 8", "r = 2", "r = 1"]);
    await page.goBack();
    await expect.poll(() => page.url()).toContain("#lora=d:2");
    await expect.poll(ranks).toEqual(["r = 8", "r = 5", "r = 8", "r = 2", "r = 1"]);
    await page.goForward();
    await expect.poll(() => page.url()).toContain("#lora=e:1");
    await close();
  });

  it("shifts nothing when it takes over", async () => {
    const { page, close } = await open([figure("a"), "<p>After</p>"]);
    const shift = await page.evaluate(
      () =>
        new Promise((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(sum), 300);
        }),
    );
    expect(shift).toBe(0);
    await close();
  });

  it("stays within its ranges for 1,000 random and hostile addresses", async () => {
    const { page, problems, close } = await open([figure("a")]);
    const number = fc.oneof(
      fc.nat().map(String),
      fc.constantFrom("0", "-1", "1e9", "NaN", "99999999999999999999", "<b>", "1.5", ""),
    );
    const hash = fc.oneof(
      fc.tuple(number, number, number).map((all) => `#lora=${all.join(",")}`),
      fc.string({ unit: "binary" }).map((text) => `#lora=${text}`),
      fc.constantFrom(
        "#lora=a:1,2",
        "#lora=<img src=x onerror=alert(1)>:1,1,1",
        "#lora=%E0%A4%A:1,1,1",
        "#",
      ),
    );
    const hashes = fc.sample(hash, { numRuns: 1000, seed: 4 });
    const bad = await page.evaluate(async (all) => {
      const found: string[] = [];
      for (const one of all) {
        location.hash = one;
        await new Promise((resolve) => setTimeout(resolve));
        const text = document.querySelector(".lora-wide")!.textContent!;
        const values = /r = ([\d,]+), d = ([\d,]+), k = ([\d,]+)/.exec(
          text.replaceAll("\u00a0", " "),
        );
        const [r = 0, d = 0, k = 0] = (values ?? [])
          .slice(1)
          .map((value) => Number(value.replaceAll(",", "")));
        if (!(r >= 1 && r <= Math.min(d, k) && Math.max(d, k) <= 2 ** 20)) found.push(one);
      }
      return [
        ...found,
        ...[...document.querySelectorAll("figure b, figure img, figure script")].map(
          (one) => one.outerHTML,
        ),
      ];
    }, hashes);
    expect(bad).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });

  it("leaves a figure without controls where scripts are off, and on paper", async () => {
    const off = await open([figure("a")], { javaScriptEnabled: false });
    expect(await off.page.locator("form").isVisible()).toBe(false);
    await off.close();
    const on = await open([figure("a")]);
    expect(await on.page.locator("form").isVisible()).toBe(true);
    await on.page.emulateMedia({ media: "print" });
    expect(await on.page.locator("form").isVisible()).toBe(false);
    await on.close();
  });

  it("would be stopped by that policy if it parsed markup", async () => {
    const { page, close } = await open([figure("a")]);
    const parse = page.evaluate(() => {
      document.body.innerHTML = "<p>";
    });
    await expect(parse).rejects.toThrow(/TrustedHTML/);
    await close();
  });
});

it("is named by the site's pages with a figure, and by no others", () => {
  const pages = readdirSync(SITE, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".html"),
  );
  for (const page of pages) {
    const html = readFileSync(path.join(SITE, page), "utf8");
    expect(/\/lora\/lora-figure-/.test(html), page).toBe(html.includes("<lora-figure"));
  }
});
