/// <reference lib="dom" />
/** Tests the playground in a browser: its figure, and the page around the figure. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { locales } from "../../src/locales/languages.js";
import { toSafetensors, toTensors } from "../support/adapter-file.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { sampled } from "../support/draws.js";
import { build } from "../support/eleventy.js";
import { caption, choose, loaded, playIn, renderCaption } from "../support/playground.js";
import { SITE, size } from "../support/site.js";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

const browser = await useBrowser();
const play = playIn(browser);

describe("the figure", () => {
  it("is interactive, and the tag follows its changes and its reset", async () => {
    await play(async ({ page, tag }) => {
      await page.locator("#result [type=range][name=rank]").first().press("ArrowRight");
      expect(await tag()).toBe("<% lora 12, 4096, 4096 %>");
      expect(await caption(page)).toBe(renderCaption("<% lora 12, 4096, 4096 %>"));
      expect(await page.locator("#option-rank").inputValue()).toBe("12");
      await page.fill("#tag", '<% lora 8, model="gpt2" %>');
      await page.selectOption("#result [name=preset]", "all linear");
      expect(await tag()).toBe('<% lora 8, model="gpt2", preset="all linear" %>');
      await page.locator("#result [type=reset]").click();
      expect(await tag()).toBe('<% lora 8, model="gpt2" %>');
      expect(await caption(page)).toBe(renderCaption('<% lora 8, model="gpt2" %>'));
    });
  });

  it.each(["svg", "png"])("can be downloaded even if it has no controls: %s", async (format) => {
    await play(async ({ page }) => {
      expect(await page.locator("#downloads").isVisible()).toBe(false);
      await page.fill("#tag", "<% lora 8, 64, 64, interactive=false %>");
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(`#downloads [name=${format}]`).click(),
      ]);
      const bytes = readFileSync(await file.path());
      expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
      expect(bytes.toString("latin1").slice(0, 4)).toBe(format === "svg" ? "<svg" : "\x89PNG");
    });
  });

  it("is copied as its tag", async () => {
    await play(async ({ page }) => {
      await page.fill("#tag", "<% lora 8, 64, 64 %>");
      await page.click("#copy");
      await page.locator("#info:not(:empty)").waitFor();
      const selected = await page.locator("#tag").evaluate((element) => {
        const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
        return value.slice(selectionStart, selectionEnd);
      });
      expect(selected).toBe("<% lora 8, 64, 64 %>");
    });
  });
});

describe("the menus", () => {
  it("list every language, and draw the figure in it", async () => {
    await play(async ({ page, tag }) => {
      const values = await page
        .locator("#language option")
        .evaluateAll((all) => all.map((item) => (item as HTMLOptionElement).value));
      expect(values.sort()).toEqual(["", ...Object.keys(locales)].sort());
      await page.selectOption("#language", "de");
      expect(await tag()).toBe('<% lora 8, 4096, 4096, lang="de" %>');
      await expect.poll(() => caption(page)).toContain("Rang 8");
      await page.selectOption("#language", "");
      expect(await tag()).toBe("<% lora 8, 4096, 4096 %>");
      await expect.poll(() => caption(page)).toContain("rank 8");
    });
  });

  it("show the figure as on a phone, and as on a page", async () => {
    await play(async ({ page }) => {
      const isNarrow = () => page.locator("#result .lora-narrow").isVisible();
      expect(await isNarrow()).toBe(false);
      await page.selectOption("#width", "phone");
      await expect.poll(isNarrow).toBe(true);
      await page.selectOption("#width", "");
      await expect.poll(isNarrow).toBe(false);
    }, size(1280));
  });

  it("write a figure as a shortcode that Eleventy draws like its tag", async () => {
    const [tags, shortcodes]: [string[], string[]] = [[], []];
    await play(async ({ page, tag }) => {
      await page.selectOption("#as", "shortcode");
      for (const { name } of allFigures.filter(({ name }) => name !== "adapter")) {
        await choose(page, name);
        await page.locator("#options fieldset > details").evaluate((common: HTMLDetailsElement) => {
          common.open = true;
        });
        await page.fill("#option-caption", `A "key" \\ of ${name}`);
        const code = page.locator("#snippet > code");
        await expect.poll(() => code.textContent()).toContain(`of ${name}`);
        shortcodes.push((await code.textContent())!);
        tags.push(await tag());
      }
    });
    const { files } = await build({
      "tags/index.md": tags.join("\n\n"),
      "codes/index.njk": shortcodes.join("\n\n"),
    });
    const [wanted, actual] = ["tags", "codes"].map((page) =>
      [
        ...files
          .get(`${page}/index.html`)!
          .matchAll(/<figcaption.*?<\/figcaption>|<svg .*?<\/svg>/gs),
      ].map(([part]) => part.replace(/ (?:id|aria-\w+by)="[^"]*"/g, "")),
    );
    expect(wanted!.length).toBeGreaterThan(2 * allFigures.length);
    expect(actual).toEqual(wanted);
  });

  it("write a figure as a command that draws the picture that they write as SVG", async () => {
    const figures = sampled(
      allFigures.filter(({ name }) => name !== "adapter"),
      () => "one",
    );
    await play(async ({ page }) => {
      const read = async (form: string) => {
        await page.selectOption("#as", form);
        return (await page.locator("#snippet > code").textContent())!;
      };
      for (const { name } of figures) {
        await choose(page, name);
        await expect
          .poll(() => read("command"))
          .toMatch(/^lora-visualizer .* -o lora-[\w-]+\.svg$/);
        const command = (await read("command"))
          .replace("lora-visualizer", `${process.execPath} dist/scripts/command/main.js`)
          .replace(/[\w-]+\.svg$/, "-");
        const printed = execFileSync("sh", ["-c", command], { encoding: "utf8" });
        await expect.poll(() => read("svg")).toBe(printed.trim());
      }
    });
  });

  it("write a figure as an image, a link and HTML, and nothing for a wrong tag", async () => {
    await play(async ({ page }) => {
      const read = async (form: string) => {
        await page.selectOption("#as", form);
        return (await page.locator("#snippet > code").textContent())!;
      };
      const { alt } = allFigures[0]!.draw(allFigures[0]!.examples[0]!);
      // The script that writes these forms loads on demand.
      await expect.poll(() => read("image")).toMatch(/^!\[.*\]\(lora-8-4096-4096\.svg ".+"\)$/);
      expect(await read("image")).toContain(alt);
      await expect.poll(() => read("link")).toBe(page.url());
      await expect
        .poll(() => read("html"))
        .toMatch(
          /^<link rel="stylesheet" href="[^"]*\/lora\/[^"]*">\n<figure [^>]*id="lora-8-4096-4096".*<\/figure>$/s,
        );
      expect(await page.locator("#snippet").isVisible()).toBe(true);
      await page.fill("#tag", "<% lora 8 %>");
      await page.locator("#problem:not(:empty)").waitFor();
      expect(await page.locator("#snippet").isVisible()).toBe(false);
    });
  });
});

describe("an adapter file", () => {
  const bytes = Buffer.from(toSafetensors(toTensors("layers.3.q", [[3], [4]], [[2, 0]])));
  const toFile = (name: string, content: Buffer | string) => ({
    ...{ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) },
  });
  const mine = toFile("mine.safetensors", bytes);

  it("that the reader chooses is read in the browser, with its configuration", async () => {
    await play(async ({ page, tag }) => {
      await choose(page, "adapter");
      const remark = page.locator("#result > p");
      await expect.poll(() => remark.textContent()).toContain("This is an example adapter");
      const status = page.locator("#options output");
      const picture = () => page.locator("#result .lora-wide").textContent();
      const select = (...files: ReturnType<typeof toFile>[]) =>
        page.setInputFiles("#options [type=file]", files);
      await select(toFile("a.bin", "PK\x03\x04"));
      await expect.poll(() => status.textContent()).toContain("not a pickle");
      expect(await remark.count()).toBe(1);
      await select(toFile("adapter_config.json", "{}"));
      await expect
        .poll(() => status.textContent())
        .toContain("Choose an adapter_model.safetensors");
      await select(toFile("adapter_config.json", '{"r":2}'), mine);
      await expect.poll(() => status.textContent()).toContain("must be 1, as in the file");
      await select(mine, toFile("adapter_config.json", '{"r":1,"lora_alpha":8}'));
      await expect.poll(picture).toContain("‖ΔW‖ 80.0");
      expect(await tag()).toBe('<% lora file="mine.safetensors" %>');
      expect(await status.textContent()).toBe("");
      expect(await remark.count()).toBe(0);
      await select(mine);
      await expect.poll(picture).toContain("‖ΔW‖ 10.0");
      const number = (file: string) => `<% lora show=trainable, file="${file}" %>`;
      await page.fill("#tag", number("./run/mine.safetensors"));
      await expect.poll(() => page.locator("#result strong").textContent()).toBe("4");
      expect(await remark.count()).toBe(1);
      await page.fill("#tag", number("other.safetensors"));
      await expect.poll(() => page.locator("#result strong").textContent()).toBe("21,504");
      expect(await remark.first().textContent()).toContain("This is an example adapter");
    });
  });
});

describe("adapter files that the reader drops", () => {
  const toBytes = (row: readonly [number, number]) => [
    ...toSafetensors(toTensors("layers.3.q", [[3], [4]], [[...row]])),
  ];
  /** Drops files on the figure. Returns whether the page handled the drop, so that the browser does not open the file. */
  const dropOn = (page: Page, files: readonly (readonly [name: string, bytes: number[]])[]) =>
    page.evaluate((files) => {
      const dataTransfer = new DataTransfer();
      for (const [name, bytes] of files)
        dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
      const settings = { dataTransfer, bubbles: true, cancelable: true };
      const events = ["dragover", "drop"].map((type) => new DragEvent(type, settings));
      return events.map((event) => !document.querySelector("#result")!.dispatchEvent(event));
    }, files);

  it("are drawn from any figure, and two are compared", async () => {
    await play(async ({ page, tag }) => {
      expect(await dropOn(page, [["a.safetensors", toBytes([2, 0])]])).toEqual([true, true]);
      await expect.poll(tag).toBe('<% lora file="a.safetensors" %>');
      const pair = ["a", "b"].map(
        (name, index) => [`${name}.safetensors`, toBytes(index ? [0, 3] : [2, 0])] as const,
      );
      await dropOn(page, pair);
      await expect.poll(tag).toBe('<% lora file="a.safetensors", against="b.safetensors" %>');
      expect(await page.locator("#problem").textContent()).toBe("");
      expect(await page.locator("#result > p").count()).toBe(0);
      // B is the same in both, and A is orthogonal.
      expect(await page.locator("#result .lora-data table").textContent()).toContain(
        "1.00 0.50 0 0.50",
      );
      const name = "adapter_model.safetensors";
      await dropOn(
        page,
        pair.map(([, bytes]) => [name, bytes] as const),
      );
      await expect.poll(tag).toBe(`<% lora file="${name}", against="second-${name}" %>`);
      expect(await page.locator("#problem").textContent()).toBe("");
    });
  });

  it("leave dragged text to the browser", async () => {
    await play(async ({ page }) => {
      expect(await dropOn(page, [])).toEqual([false, false]);
    });
  });
});

describe("the page", () => {
  it("has a policy that forbids external and inline scripts and styles", async () => {
    await play(async ({ page, faults }) => {
      const policy = await page
        .locator('meta[http-equiv="Content-Security-Policy"]')
        .getAttribute("content");
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toMatch(/unsafe|data:|\*/);
      // The policy is enforced: an inline style is blocked and reported.
      await page.evaluate(() =>
        document.body.insertAdjacentHTML("beforeend", '<p style="color:red">'),
      );
      expect(faults.splice(0).join()).toContain("Content Security Policy");
    });
  });

  it("keeps text that a reader types before the script loads", async () => {
    const page = await openSite(browser, SITE);
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route(/\/playground\/app-.*\.js$/, async (route) => {
      await held;
      await route.fallback();
    });
    await page.goto("http://site.test/playground/");
    await page.fill("#tag", "<% lora 2, 30, 40 %>");
    go();
    await page.locator("#option-rank").waitFor({ state: "attached" });
    expect(await page.locator("#tag").inputValue()).toBe("<% lora 2, 30, 40 %>");
    expect(await caption(page)).toBe(renderCaption("<% lora 2, 30, 40 %>"));
    await page.context().close();
  });

  it("works with the keyboard only", async () => {
    await play(async ({ page, tag }) => {
      await page.locator("#chooser summary").focus();
      const stops: string[] = [];
      for (let at = 0; at < 30; at++) {
        stops.push(
          await page.evaluate(() => document.activeElement!.id || document.activeElement!.tagName),
        );
        await page.keyboard.press("Tab");
      }
      expect(stops.slice(0, 3)).toEqual(["SUMMARY", "tag", "copy"]);
      expect(stops).toContain("option-rank");
      // Arrow keys choose among the figures.
      await page.locator("#chooser summary").press("Enter");
      await page.locator("#kinds [value=decomposition]").focus();
      await page.keyboard.press("ArrowRight");
      await loaded(page);
      expect(await tag()).toContain("model=");
      await page.keyboard.press("ArrowLeft");
      expect(await tag()).toBe("<% lora 8, 4096, 4096 %>");
      await page.locator("#option-alpha").focus();
      await page.keyboard.type("16");
      expect(await tag()).toBe("<% lora 8, 4096, 4096, alpha=16 %>");
    });
  });

  it("has no violations that axe finds, in light and in dark", async () => {
    await play(async ({ page }) => {
      await choose(page, "model");
      for (const summary of await page.locator("#options summary:visible").all())
        await summary.click();
      await page.fill("#option-rank", "");
      await page.locator("#problem:not(:empty)").waitFor();
      await page.evaluate(axe);
      // The dark page differs only in colors.
      const colors = ["color-contrast", "link-in-text-block"];
      for (const [colorScheme, options] of [
        ["light", {}],
        ["dark", { runOnly: colors }],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        const report = await page.evaluate(`axe.run(${JSON.stringify(options)})`);
        const { violations } = report as { violations: { id: string }[] };
        expect(violations.map(({ id }) => id)).toEqual([]);
      }
    }, size(1280));
  });

  it.each([320, 720])("fits %d px with all options open", async (width) => {
    await play(async ({ page }) => {
      for (const name of [...allFigures.map(({ name }) => name), "loraTable", "loraRef"]) {
        await choose(page, name);
        for (const summary of await page.locator("#options summary:visible").all())
          await summary.click();
        const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(scroll, name).toBeLessThanOrEqual(width);
      }
    }, size(width));
  });

  it("shows an explanation and its figure without scripts", async () => {
    const page = await openSite(browser, SITE, { javaScriptEnabled: false });
    await page.goto("http://site.test/playground/");
    expect(await page.locator("noscript").textContent()).toContain("With JavaScript");
    expect(await page.locator("#tag").isVisible()).toBe(false);
    expect(await page.locator("#result svg").first().isVisible()).toBe(true);
    await page.context().close();
  });
});
