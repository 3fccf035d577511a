/// <reference lib="dom" />
/** The figure that moves, in a real browser: nothing lost, nothing shifted, nothing parsed. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/render/html.js";
import { launch, openSite } from "../support/chromium.js";
import { SITE } from "../support/site.js";

const newest = (pattern: RegExp) => {
  const html = readFileSync(path.join(SITE, "index.html"), "utf8");
  return readFileSync(path.join(SITE, pattern.exec(html)![0]), "utf8");
};
const script = newest(/\/lora\/island-[0-9a-f]+\.js/);
const css = newest(/\/lora\/lora-[0-9a-f]+\.css/);
const POLICY =
  "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; object-src 'none'";

const figure = (id: string, values: Record<string, number> = { rank: 8, d: 4096, k: 4096 }) =>
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
    '<meta charset="utf-8"><title>T</title><link rel="stylesheet" href="/a.css"><script type="module" src="/a.js"></script>';
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
  await page.goto(`http://site.test/${hash}`, { waitUntil: hold ? "commit" : "load" });
  return { page, problems, close: () => page.context().close() };
}

const shown = (page: Page, index = 0) =>
  page
    .locator("figure")
    .nth(index)
    .evaluate((one) => ({
      picture: one.querySelector(".lora-wide text:nth-of-type(2)")!.textContent,
      narrow: one
        .querySelector(".lora-narrow")!
        .textContent!.includes(one.querySelector("td:last-child")!.textContent!),
      caption: one.querySelector("figcaption")!.textContent,
      alt: one.querySelector("svg")!.getAttribute("aria-label"),
      trained: one.querySelectorAll("td:last-child")[1]!.textContent,
      description: one.querySelector("details p")!.textContent,
    }));

const set = async (page: Page, name: string, value: string, index = 0) => {
  const field = page.locator(`[name=${name}]`).nth(index);
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
    expect(await page.locator("form a").getAttribute("href")).toBe("#lora=3,4096,4096");
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
    await page.locator("button").click();
    expect(await html()).toEqual(built);
    await close();
  });

  it("keeps what a reader sets before the script arrives", async () => {
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { page, close } = await open([figure("a")], { hold });
    await page.locator("[name=rankRange]").press("ArrowLeft");
    await page.locator("[name=rankRange]").press("ArrowLeft");
    expect((await shown(page)).picture).toContain("r = 8");
    release();
    await expect.poll(async () => (await shown(page)).picture).toContain("r = 6");
    await close();
  });

  it("keeps all of several early inputs, also over an address", async () => {
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { page, problems, close } = await open([figure("a")], { hold, hash: "#lora=2,128,64" });
    await page.locator("[name=rankRange]").press("ArrowLeft");
    await page.locator("[name=d]").fill("512");
    release();
    await expect.poll(async () => (await shown(page)).picture).toBe("r = 7, d = 512, k = 64");
    expect(problems).toEqual([]);
    await close();
  });

  it("takes the scaling's row out of the table where the scaling becomes 1, and back", async () => {
    const { page, problems, close } = await open([
      figure("a", { rank: 8, d: 64, k: 64, alpha: 16 }),
    ]);
    const rows = () => page.locator("tbody th").allTextContents();
    expect((await rows()).at(-1)).toBe("Scaling");
    await set(page, "rank", "16");
    expect((await rows()).at(-1)).toBe("Break-even rank");
    expect((await shown(page)).picture).toBe("r = 16, d = 64, k = 64");
    await set(page, "rank", "4");
    expect((await rows()).at(-1)).toBe("Scaling");
    expect(problems).toEqual([]);
    await close();
  });

  it("moves by keyboard, by mouse and by typing, and reaches 11,008", async () => {
    const { page, close } = await open([figure("a")]);
    const range = page.locator("[name=rankRange]");
    await range.press("End");
    expect((await shown(page)).picture).toContain("r = 16");
    expect(await range.getAttribute("aria-valuetext")).toBe(
      "rank 16, 131,072 parameters, 0.781\u00a0%",
    );
    const box = (await page.locator("[name=sizeRange]").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 1, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    expect((await shown(page)).picture).toBe("r = 16, d = 16, k = 16");
    await set(page, "d", "11008");
    expect((await shown(page)).picture).toBe("r = 16, d = 11,008, k = 16");
    await close();
  });

  it("keeps the ratio of d and k when the size moves, and takes the rank down with it, saying so", async () => {
    const { page, close } = await open([figure("a", { rank: 8, d: 64, k: 16 })]);
    await page.locator("[name=sizeRange]").press("Home");
    expect((await shown(page)).picture).toBe("r = 4, d = 16, k = 4");
    expect(await page.locator("output").textContent()).toMatch(
      /^The rank is now 4, the smaller of d and k\. /,
    );
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
        const values = /r = ([\d,]+), d = ([\d,]+), k = ([\d,]+)/.exec(text);
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
    expect(/\/lora\/island-/.test(html), page).toBe(html.includes("<lora-figure"));
  }
});
