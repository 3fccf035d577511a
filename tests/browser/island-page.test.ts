/// <reference lib="dom" />
/** Tests interactive figures in their page: URL, print, security policy, input and layout shift. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { allFigures, figures } from "../../src/figures/index.js";
import { toSvg } from "../../src/render/svg.js";
import { useBrowser } from "../support/browser.js";
import { runs } from "../support/draws.js";
import { figure, open, readState, setField, waitForFigures } from "../support/island.js";
import { SITE } from "../support/site.js";

const browser = await useBrowser();

describe("an interactive figure in its page", () => {
  it("changes only if the URL names it, and then updates all controls, including the focused control", async () => {
    const { page } = await open(browser, [figure("a"), figure("b")]);
    await page.evaluate("location.hash = '#elsewhere'");
    await page.evaluate("location.hash = '#lora=b:4,64,64'");
    await expect.poll(async () => (await readState(page, 1)).picture).toContain("r = 4");
    expect(await page.locator(".lora-moved").count()).toBe(1);
    const range = page.locator("[type=range][name=rank]").nth(1);
    await range.press("ArrowLeft");
    await page.evaluate("location.hash = '#lora=b:9,64,64'");
    // The slider's first rank that is not less than 9 is 12.
    const position = String([1, 2, 3, 4, 6, 8, 12].indexOf(12));
    await expect.poll(() => range.inputValue()).toBe(position);
    expect(await range.getAttribute("aria-valuetext")).toContain("rank 9,");
  });

  it("keeps the page's URL if <base> points elsewhere", async () => {
    const { page, problems } = await open(browser, [figure("a")]);
    await page.evaluate(() => {
      const base = document.createElement("base");
      base.href = "http://elsewhere.test/";
      document.head.prepend(base);
    });
    await setField(page, "rank", "3");
    expect(page.url()).toBe("http://site.test/#lora=3,4096,4096");
    expect(problems.filter((problem) => !/base-uri/.test(problem))).toEqual([]);
  });

  it("downloads the visible picture as SVG and as PNG", async () => {
    const { page, problems } = await open(browser, [figure("a")]);
    await setField(page, "rank", "4");
    const wide = figures.decomposition.draw({ rank: 4, d: 4096, k: 4096 }).compose("wide");
    const download = async (format: string) => {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(`[name=${format}]`).click(),
      ]);
      expect(file.suggestedFilename()).toBe(
        `lora-trains-32-768-parameters-instead-of-16-777-216-1-in-512.${format}`,
      );
      return readFileSync((await file.path())!);
    };
    expect((await download("svg")).toString()).toBe(`${toSvg(wide)}\n`);
    const png = await download("png");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1440, 2 * wide.height]);
    expect(problems).toEqual([]);
  });

  it("prints its URL only below a figure that was moved", async () => {
    const { page } = await open(browser, [figure("a"), figure("b")]);
    await setField(page, "rank", "4");
    await page.emulateMedia({ media: "print" });
    const printed = await page
      .locator("form a")
      .evaluateAll((all) =>
        all.map((element) =>
          element.checkVisibility() ? getComputedStyle(element, "::after").content : "",
        ),
      );
    expect(printed).toEqual(['" http://site.test/#lora=a:4,4096,4096"', ""]);
    expect(
      await page
        .locator("input, button, output, .lora-buttons span")
        .evaluateAll((all) => all.some((element) => element.checkVisibility())),
    ).toBe(false);
  });

  it("applies the URL to the figure that it names, on load and on each change", async () => {
    const all = ["a", "b", "c", "d", "e"].map((id) => figure(id));
    const { page } = await open(browser, all, { hash: "#lora=b:5,64,32" });
    const ranks = async () =>
      Promise.all(
        all.map(async (_, index) => (await readState(page, index)).picture?.split(",")[0]),
      );
    expect(await ranks()).toEqual(["r = 8", "r = 5", "r = 8", "r = 8", "r = 8"]);
    await setField(page, "rank", "2", 3);
    // Both figures' states are restored from the URL.
    expect(page.url()).toBe("http://site.test/#lora=b:5,64,32;d:2,4096,4096");
    await page.reload();
    await waitForFigures(page);
    expect(await ranks()).toEqual(["r = 8", "r = 5", "r = 8", "r = 2", "r = 8"]);
    await page.evaluate("location.hash = '#lora=e:1,4096,4096'");
    await expect.poll(ranks).toEqual(["r = 8", "r = 5", "r = 8", "r = 2", "r = 1"]);
    await page.goBack();
    await expect.poll(() => page.url()).toContain("d:2");
    await expect.poll(ranks).toEqual(["r = 8", "r = 5", "r = 8", "r = 2", "r = 1"]);
    await page.goForward();
    await expect.poll(() => page.url()).toContain("#lora=e:1");
  });

  it("resets only its own view, and keeps details open", async () => {
    const { page } = await open(browser, [figure("a"), figure("b")], {
      hash: "#lora=16,4096,4096;b:2,64,64",
    });
    const ranks = async () => [(await readState(page)).picture, (await readState(page, 1)).picture];
    expect(await ranks()).toEqual([
      expect.stringContaining("r = 16"),
      expect.stringContaining("r = 2"),
    ]);
    await setField(page, "rank", "3");
    expect(page.url()).toBe("http://site.test/#lora=b:2,64,64;a:3,4096,4096");
    await page.locator("#a summary").click();
    await page.locator("#a [type=reset]").click();
    expect(page.url()).toBe("http://site.test/#lora=b:2,64,64");
    expect((await ranks())[0]).toContain("r = 8");
    expect(
      await page.locator("#a details").evaluate((element) => "open" in element && element.open),
    ).toBe(true);
    // The link also contains the other figure's state.
    await setField(page, "rank", "5");
    await page.locator("#b form a").click();
    expect(page.url()).toBe("http://site.test/#lora=a:5,4096,4096;b:2,64,64");
  });

  it("stays interactive if the page moves its element, and becomes static if its script fails to load", async () => {
    const { page } = await open(browser, [figure("a"), "<section></section>"]);
    await setField(page, "rank", "3");
    await page.evaluate(() =>
      document.querySelector("section")!.append(document.querySelector("#a")!),
    );
    await page.locator("[type=reset]").click();
    await waitForFigures(page);
    expect((await readState(page)).picture).toContain("r = 8");
    const lost = await open(browser, [figure("a")], { failing: /^figure-decomposition/ });
    await expect.poll(() => lost.page.locator("input, button").count()).toBe(0);
    expect(await lost.page.locator(".lora-wide").isVisible()).toBe(true);
  });

  it("loads scripts only from the scripts' folder, even if markup names another path", async () => {
    const hostile = figure("a").replace('data-figure="decomposition"', 'data-figure="x/y"');
    const { page } = await open(browser, [hostile], { failing: /^figure-xy/ });
    await expect.poll(() => page.locator("input, button").count()).toBe(0);
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
    );
    expect(loaded).toContain("/runtime.js");
    expect(loaded.filter((name) => name.lastIndexOf("/"))).toEqual([]);
  });

  it("ignores other fragments, and does not change the URL before a reader moves the figure", async () => {
    const unusual = figure("b", { rank: 8, d: 11008, k: 4096 });
    const { page } = await open(browser, [figure("a"), unusual], { hash: "#section" });
    expect(page.url()).toBe("http://site.test/#section");
    await setField(page, "rank", "3");
    expect(page.url()).toBe("http://site.test/#section");
    expect((await readState(page)).picture).toContain("r = 3");
    await page.evaluate("location.hash = ''");
    await setField(page, "rank", "4");
    expect(page.url()).toBe("http://site.test/#lora=a:4,4096,4096");
    expect(await page.locator("#b").getAttribute("class")).toBe("lora");
  });

  it("reports a failed download, and nothing before it", async () => {
    const { page } = await open(browser, [figure("a")], { failing: /^download\./ });
    await waitForFigures(page);
    const output = page.locator("form output");
    expect(await output.textContent()).toBe("");
    await page.locator("[name=png]").click();
    await expect.poll(() => output.textContent()).toBe("Download failed.");
    const { y } = (await output.boundingBox())!;
    expect(y).toBeGreaterThanOrEqual(0);
  });

  it("keeps description and table equal to the picture, whichever scripts fail", async () => {
    // The scripts that no part of the figure imports at once.
    const manifest = JSON.parse(readFileSync("dist/plugin/island/manifest.json", "utf8"));
    const needed = [...manifest.figures.decomposition, "words-en[-\\w]*.js"].join("|");
    const others = new RegExp(`^(?!(?:${needed})$).*\\.js$`);
    for (const failing of [others, /^figure-/, /^words-/, /^runtime/]) {
      const { page } = await open(browser, [figure("a")], { failing });
      if (failing === others) await waitForFigures(page);
      for (const rank of ["4", "7"]) {
        if (failing === others) await setField(page, "rank", rank);
        const { picture } = await readState(page);
        const stated = /r = (\d+)/.exec(picture)![1]!;
        expect(stated).toBe(failing === others ? rank : "8");
        const data = (await page.locator(".lora-data").textContent())!;
        const trainable = (8192 * Number(stated)).toLocaleString("en");
        expect(data).toContain(trainable);
        const cells = await page.locator(".lora-data td").allTextContents();
        expect(cells.map((cell) => cell.trim())).toContain(trainable);
      }
    }
  });

  it("shows the result at a slider without repeating what the slider announces, even while a key is held", async () => {
    const { page } = await open(browser, [figure("a", { rank: 8, d: 64, k: 64 })]);
    await page.evaluate(() => {
      const announced: string[] = [];
      const output = document.querySelector<HTMLElement>("form output")!;
      const note = () => {
        if (output.ariaLive !== "off") announced.push(output.textContent!.trim());
      };
      new MutationObserver(note).observe(output, {
        childList: true,
        characterData: true,
        subtree: true,
      });
      Object.assign(window, { announced });
    });
    const announced = () =>
      page.evaluate(() => (window as unknown as { announced: string[] }).announced);
    const range = page.locator("[type=range][name=rank]");
    for (let key = 0; key < 12; key++) {
      await range.press("ArrowLeft");
      expect(await page.locator(".lora-controls output").textContent()).toBe(
        ` ${await range.getAttribute("aria-valuetext")}`,
      );
    }
    // The page's timers fire in order, however busy it is.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
    expect(await announced()).toEqual([]);
    // The control of this test: changes that no slider announces are announced once.
    const expectAnnounced = async (words: string) => {
      await expect.poll(async () => (await announced()).at(-1)).toBe(words);
      expect((await announced()).filter((item) => item === words)).toHaveLength(1);
    };
    await range.press("End");
    await page.locator("[type=number][name=d]").fill("2");
    await page.locator("[type=number][name=d]").press("Tab");
    await setField(page, "rank", "1");
    await expectAnnounced("rank 1, 4 parameters, 100\u00a0%");
    await setField(page, "d", "1");
    await expectAnnounced("d 1, 2 parameters, 200\u00a0%");
  });

  it("causes no layout shift", async () => {
    const { page } = await open(browser, [figure("a"), "<p>After</p>"]);
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
  });

  it("keeps values in their ranges for random and hostile URLs", async () => {
    const { page, problems } = await open(browser, [figure("a")]);
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
    const hashes = fc.sample(hash, { numRuns: runs(60, 1000), seed: 4 });
    const bad = await page.evaluate(async (all) => {
      const invalid: string[] = [];
      for (const item of all) {
        location.hash = item;
        await new Promise((resolve) => setTimeout(resolve));
        const alt = document.querySelector(".lora-wide")!.ariaLabel!;
        const values = /B, ([\d,]+)\s×\s([\d,]+), times A, [\d,]+\s×\s([\d,]+)/.exec(alt);
        const [d = 0, r = 0, k = 0] = (values ?? [])
          .slice(1)
          .map((value) => Number(value.replaceAll(",", "")));
        if (!(r >= 1 && r <= Math.min(d, k) && Math.max(d, k) <= 2 ** 20)) invalid.push(item);
      }
      return [
        ...invalid,
        ...[...document.querySelectorAll("figure b, figure img, figure script")].map(
          (item) => item.outerHTML,
        ),
      ];
    }, hashes);
    expect(bad).toEqual([]);
    expect(problems).toEqual([]);
  });

  it("hides controls without scripts, without the runtime and in print", async () => {
    const areSeen = (page: Page) =>
      page
        .locator("input, button, form a")
        .evaluateAll((all) => [
          ...new Set(all.map((element) => element.checkVisibility({ visibilityProperty: true }))),
        ]);
    const withoutScripts = await open(browser, [figure("a", { rank: 8, d: 64, k: 32 })], {
      javaScriptEnabled: false,
    });
    expect(await areSeen(withoutScripts.page)).toEqual([false]);
    expect(await withoutScripts.page.locator(".lora-wide").isVisible()).toBe(true);
    const getHeight = (page: Page) =>
      page.locator(".lora-controls").evaluate((element) => element.getBoundingClientRect().height);
    const lost = await open(browser, [figure("a", { rank: 8, d: 64, k: 32 })], {
      failing: /^runtime/,
    });
    expect(await areSeen(lost.page)).toEqual([false]);
    const reserved = await getHeight(lost.page);
    const withScripts = await open(browser, [figure("a", { rank: 8, d: 64, k: 32 })], {
      bypassCSP: true,
    });
    expect(await getHeight(withScripts.page)).toBe(reserved);
    expect(await areSeen(withScripts.page)).toEqual([true]);
    // The rule of Tailwind, Bootstrap and Pico.
    await withScripts.page.addStyleTag({ content: "[hidden] { display: none !important }" });
    expect(await areSeen(withScripts.page)).toEqual([true]);
    await withScripts.page.emulateMedia({ media: "print" });
    expect(await areSeen(withScripts.page)).toEqual([false]);
  });

  it("the script is blocked by the policy if it parses markup", async () => {
    const { page } = await open(browser, [figure("a")]);
    const parse = page.evaluate(() => {
      document.body.innerHTML = "<p>";
    });
    await expect(parse).rejects.toThrow(/TrustedHTML/);
  });
});

it("the runtime is loaded only by pages with a figure", () => {
  const pages = readdirSync(SITE, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".html"),
  );
  for (const page of pages) {
    const html = readFileSync(path.join(SITE, page), "utf8");
    const [element = ""] = /<lora-figure[^>]*>/.exec(html) ?? [];
    const [, language = "en"] = /data-language="([^"]+)"/.exec(element) ?? [];
    const entry = /<script type="module" src="\/lora\/[\da-f]{12}\/runtime\.js"/;
    expect(entry.test(html), page).toBe(element !== "");
    // The first figure's scripts are preloaded; the others load near the viewport.
    const [, first] = /data-figure="(\w+)"/.exec(element) ?? [];
    for (const { name } of allFigures)
      for (const script of [`figure-${name}`, `words-${language}-${name}`])
        expect(
          new RegExp(`"modulepreload" href="/lora/[\\da-f]{12}/${script}.js"`).test(html),
          page,
        ).toBe(name === first);
  }
});
