/// <reference lib="dom" />
/** The playground in a real browser: what is written is seen, what is chosen is written, what is wrong is said. */
import { readFileSync } from "node:fs";
import MarkdownIt from "markdown-it";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { allFigures } from "../../src/figures/index.js";
import { models } from "../../src/models/lookup.js";
import type { Option } from "../../src/options.js";
import { parseTag } from "../../src/tag/arguments.js";
import { renderTag } from "../../src/tag/evaluate.js";
import { tagOptions } from "../../src/tag/options.js";
import { tableOptions } from "../../src/tag/tables.js";
import { Word } from "../../src/tag/values.js";
import { writeTag } from "../../src/tag/write.js";
import { launch, openSite } from "../support/chromium.js";
import { SITE, size } from "../support/site.js";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const md = new MarkdownIt().use(loraMarkdown);

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Playground {
  readonly page: Page;
  readonly tag: () => Promise<string>;
  /** What was said on the console, thrown or refused by the page's policy. */
  readonly faults: string[];
}

/** Opens the playground, which must have nothing to complain of. */
async function play(
  use: (playground: Playground) => Promise<void>,
  { hash = "", ...options }: BrowserContextOptions & { hash?: string } = {},
): Promise<void> {
  const page = await openSite(browser, SITE, options);
  const faults: string[] = [];
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(`http://site.test/playground/${hash}`);
  await page.locator("#option-rank, #option-ranks, #options label").first().waitFor();
  await use({ page, faults, tag: () => page.locator("#tag").inputValue() });
  expect(faults).toEqual([]);
  await page.context().close();
}

const encoded = (tag: string) => `#${encodeURIComponent(tag)}`;
const caption = (page: Page) => page.locator("#result figcaption").textContent();
const args = (tag: string) => {
  const parsed = parseTag(tag);
  if ("error" in parsed) throw parsed.error;
  return parsed.args;
};

/** What a tag's figure says below its picture, as a build writes it. */
function captionOf(tag: string): string {
  const rendered = renderTag(args(tag), {});
  if (rendered.kind !== "figure") throw new Error(tag);
  return rendered.drawing?.caption ?? rendered.listed;
}

const problem = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector("#problem")!.textContent === wanted,
    text,
  );

describe("a tag that is written", () => {
  it.each([
    "<% lora 3, 50, 70 %>",
    '<% lora 8, model="Llama-3.1-8B", figure=memory %>',
    ...allFigures.flatMap(({ name, examples }) =>
      examples.map((values) => {
        const named = new Map([...Object.entries(values), ["figure", new Word(name)]]);
        return writeTag({ positional: [], named });
      }),
    ),
  ])("%s is seen at once, as a build writes it", async (tag) => {
    await play(async ({ page }) => {
      await page.fill("#tag", tag);
      expect(await page.locator("#problem").textContent()).toBe("");
      expect(await caption(page)).toBe(captionOf(tag));
    });
  });

  it("is a number or a table where it asks for one", async () => {
    await play(async ({ page }) => {
      await page.fill("#tag", "<% lora 8, 64, 64, show=trainable %>");
      expect(await page.locator("#result strong").textContent()).toBe("1,024");
      await page.fill("#tag", "<% loraTable ranks=[1, 2], d=64, k=64 %>");
      expect(await page.locator("#result tbody tr").count()).toBe(2);
    });
  });

  it("says what it needs where it asks about a site", async () => {
    await play(async ({ page }) => {
      for (const tag of ['<% loraRef "a" %>', "<% loraList %>"]) {
        await page.fill("#tag", "<% lora 8, 64, 64 %>");
        expect(await page.locator("#problem").textContent()).toBe("");
        await page.fill("#tag", tag);
        await problem(page, "loraRef and loraList need Eleventy, which knows a site's pages");
      }
    });
  });

  it("is text and never markup", async () => {
    await play(async ({ page }) => {
      const words = "<img src=x onerror=alert(1)> & </figcaption>";
      await page.fill("#tag", `<% lora 8, 64, 64, caption="${words}" %>`);
      expect(await caption(page)).toBe(words);
      await page.fill("#tag", `<% lora 8, 64, "${words}" %>`);
      await page.locator("#problem:not(:empty)").waitFor();
      expect(await page.locator("#problem").textContent()).toContain("<img src=x");
      expect(await page.locator("#problem img, #result img").count()).toBe(0);
    });
  });

  it("with format=png is said to be files, and shown all the same", async () => {
    await play(async ({ page }) => {
      await page.fill("#tag", "<% lora 8, 64, 64, format=png, scale=3 %>");
      expect(await page.locator("#result > p").textContent()).toContain("image files");
      expect(await page.locator("#result .lora-wide").isVisible()).toBe(true);
      expect(await page.locator("#result .lora-buttons").count()).toBe(0);
      await page.fill("#tag", "<% lora 8, 64, 64, format=png, scale=4 %>");
      await problem(page, "scale must be a whole number from 1 to 3, but is 4");
    });
  });
});

describe("what is wrong", () => {
  it.each([
    "<% lora 8, 4096, 4096",
    "<% lora 8 4096 %>",
    "lora 8",
    "<% lora 9, 8, 8 %>",
    "<% lora 8, 8, 8, 8 %>",
    "<% lora 8, 4,096, 64 %>",
    "<% lora 8, 64, 64, alpa=16 %>",
    "<% lora rank, 64, 64 %>",
    '<% lora 8, model="Lama-3.1-8B" %>',
    '<% lora 8, model="gpt2", targets=["q_prj"] %>',
    '<% lora 8, model="./config.json" %>',
    "<% lora 8, 64, 64, figure=memry %>",
    "<% lora 8, 64, 64, show=savngs %>",
    "<% lora 60, 64, 64, show=savings %>",
    "<% lora 8, 64, 64, style=about %>",
    "<% lora 8, 64, 64 %> and more",
    '<% loraTable models=["gpt3"], rank=8 %>',
  ])("in %s is said in the build's own words", async (tag) => {
    let message = "";
    try {
      md.render(tag, {});
    } catch (error) {
      message = (error as Error).message;
    }
    // What does not begin as a tag is text to a build.
    message ||= (parseTag(tag) as { error: Error }).error.message;
    await play(async ({ page }) => {
      const before = await caption(page);
      await page.fill("#tag", tag);
      await problem(page, message);
      expect(await page.locator("#tag").getAttribute("aria-invalid")).toBe("true");
      expect(await page.locator("#problem").getAttribute("role")).toBe("status");
      // The last one that was right is still there, and says so.
      expect(await caption(page)).toBe(before);
      expect(await page.locator("#old").isVisible()).toBe(true);
      await page.fill("#tag", "<% lora 8, 64, 64 %>");
      await problem(page, "");
      expect(await page.locator("#old").isVisible()).toBe(false);
    });
  });
});

describe("the address", () => {
  const TAG = '<% lora 5, 60, 70, caption="50 % of #1; a=b" %>';
  it("holds the tag, and gives it to whoever opens it", async () => {
    let address = "";
    await play(async ({ page }) => {
      await page.fill("#tag", TAG);
      await page.waitForFunction(() => location.hash.length > 1);
      address = page.url();
    });
    expect(address).toBe(`http://site.test/playground/${encoded(TAG)}`);
    await play(
      async ({ page, tag }) => {
        expect(await tag()).toBe(TAG);
        expect(await caption(page)).toBe("50 % of #1; a=b");
        expect(await page.locator("#option-rank").inputValue()).toBe("5");
      },
      { hash: encoded(TAG) },
    );
  });

  it("is followed when it changes, and left alone where it is not a tag's", async () => {
    await play(
      async ({ page, tag }) => {
        expect(await tag()).toBe("<% lora 8, 4096, 4096 %>");
        expect(page.url()).toContain("#%E0%A4%A");
        await page.evaluate((hash) => {
          location.hash = hash;
        }, encoded(TAG));
        await page.waitForFunction(() =>
          document.querySelector("figcaption")!.textContent!.startsWith("50"),
        );
        expect(await tag()).toBe(TAG);
        await page.evaluate(() => {
          location.hash = "#content";
        });
        expect(await tag()).toBe(TAG);
      },
      { hash: "#%E0%A4%A" },
    );
  });
});

/** A value that the option can have, as a reader would enter it, and as the tag then has it. */
function sampleOf(name: string, option: Option): { text: string; value: unknown } {
  if (option.type === "boolean") return { text: "false", value: false };
  if (option.type === "number") {
    const value = option.isWhole ? Math.max(1, option.min ?? 0) : 0.5;
    return { text: String(value), value };
  }
  if (option.type === "choice") {
    const text = option.values!.at(-1)!;
    return { text, value: /^[a-z]\w*$/i.test(text) ? new Word(text) : text };
  }
  if (option.type === "numbers") return { text: "1, 2", value: [1, 2] };
  if (option.type === "models") return { text: "a1", value: ["a1"] };
  if (option.type === "names") return { text: "a, b", value: ["a", "b"] };
  const text = name === "model" ? "gpt2" : "a1";
  return { text, value: text };
}

describe("every option is found by clicking", () => {
  const { figure: _, ...common } = tagOptions;
  it.each([
    ...allFigures.map(({ name, options }) => ({ name, options: { ...options, ...common } })),
    { name: "loraTable", options: { ...tableOptions, id: tagOptions.id } },
  ])("of $name", async ({ name, options }) => {
    await play(async ({ page, tag }) => {
      await page.selectOption("#kind", name);
      expect(await page.locator("#problem").textContent()).toBe("");
      expect(await page.locator("#kind").inputValue()).toBe(name);
      for (const summary of await page.locator("#options > fieldset > details > summary").all())
        await summary.click();
      for (const [option, stated] of Object.entries<Option>(options)) {
        const whole = `${name}.${option}`;
        const field = page.locator(`#option-${option}`);
        const about = page.locator(`#${await field.getAttribute("aria-describedby")}`);
        const isList = stated.type === "choice" || stated.type === "boolean";
        const allowed = isList ? [] : [stated.allowed];
        for (const text of [stated.about, ...allowed, stated.default ?? "Required"])
          expect(await about.textContent(), whole).toContain(text);
        const offered = await field.locator("option").allTextContents();
        expect(offered, whole).toEqual(expect.arrayContaining([...(stated.values ?? [])]));
        expect(await page.locator(`label[for=option-${option}]`).isVisible(), whole).toBe(true);
        const before = await tag();
        const { text, value } = sampleOf(option, stated);
        if (stated.type === "boolean" || stated.type === "choice") await field.selectOption(text);
        else await field.fill(text);
        const { positional, named } = args(await tag());
        expect([...positional, ...named.values()], whole).toContainEqual(value);
        // What the tag says is read back into the field.
        const written = await tag();
        await page.fill("#tag", "<% lora 2, 2, 2 %>");
        await page.fill("#tag", written);
        expect(await field.inputValue(), whole).toBe(text);
        await page.fill("#tag", before);
      }
    }, size(1280));
  });

  it("with all models to choose from, and modules to tick", async () => {
    await play(async ({ page, tag }) => {
      await page.selectOption("#kind", "memory");
      expect(await tag()).toContain("figure=memory");
      const ids = await page
        .locator("datalist option")
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
      expect(ids).toEqual(models().flatMap((one) => one.ids));
      await page.locator("summary", { hasText: "Choose from a list" }).click();
      await page.getByLabel("o_proj").check();
      expect(args(await tag()).named.get("targets")).toEqual(["q_proj", "v_proj", "o_proj"]);
      await page.getByLabel("all-linear").check();
      expect(args(await tag()).named.get("targets")).toEqual(["all-linear"]);
      expect(await page.getByLabel("o_proj").isChecked()).toBe(false);
      await page.getByLabel("all-linear").uncheck();
      expect(args(await tag()).named.has("targets")).toBe(false);
    });
  });

  it("with an empty caption, which is not one that is left out", async () => {
    await play(async ({ page, tag }) => {
      await page.locator("summary", { hasText: "Options of every tag" }).click();
      await page.getByLabel("caption empty").check();
      expect(await tag()).toBe('<% lora 8, 4096, 4096, caption="" %>');
      expect(await page.locator("#result figcaption").count()).toBe(0);
      await page.fill("#option-caption", "C");
      expect(await tag()).toBe('<% lora 8, 4096, 4096, caption="C" %>');
      await page.fill("#option-caption", "");
      expect(await tag()).toBe("<% lora 8, 4096, 4096 %>");
    });
  });

  it("but not while the tag cannot be read, which choosing a kind mends", async () => {
    await play(async ({ page, tag }) => {
      await page.fill("#tag", "<% lora 8, 64,, 64 %>");
      expect(await page.locator("#option-rank").isDisabled()).toBe(true);
      await page.selectOption("#kind", "model");
      expect(await page.locator("#option-rank").isDisabled()).toBe(false);
      expect(await caption(page)).toBe(captionOf(await tag()));
    });
  });
});

describe("the figure", () => {
  it("moves as on any page, and the tag follows, and the reset", async () => {
    await play(async ({ page, tag }) => {
      await page.locator("#result [type=range][name=rank]").first().press("ArrowRight");
      expect(await tag()).toBe("<% lora 9, 4096, 4096 %>");
      expect(await caption(page)).toBe(captionOf("<% lora 9, 4096, 4096 %>"));
      expect(await page.locator("#option-rank").inputValue()).toBe("9");
      await page.fill("#tag", '<% lora 8, model="gpt2" %>');
      await page.selectOption("#result [name=preset]", "all linear");
      expect(await tag()).toBe('<% lora 8, model="gpt2", preset="all linear" %>');
      await page.locator("#result [type=reset]").click();
      expect(await tag()).toBe('<% lora 8, model="gpt2" %>');
      expect(await caption(page)).toBe(captionOf('<% lora 8, model="gpt2" %>'));
    });
  });

  it.each(["svg", "png"])(
    "is a file of the reader's also where it is still: %s",
    async (format) => {
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
    },
  );

  it("is copied as its tag", async () => {
    await play(async ({ page }) => {
      await page.fill("#tag", "<% lora 8, 64, 64 %>");
      await page.click("#copy");
      await page.locator("#said:not(:empty)").waitFor();
      const selected = await page.locator("#tag").evaluate((one) => {
        const { value, selectionStart, selectionEnd } = one as HTMLTextAreaElement;
        return value.slice(selectionStart, selectionEnd);
      });
      expect(selected).toBe("<% lora 8, 64, 64 %>");
    });
  });
});

describe("the page", () => {
  it("forbids scripts and styles of others and of its own text, by its policy", async () => {
    await play(async ({ page, faults }) => {
      const policy = await page
        .locator('meta[http-equiv="Content-Security-Policy"]')
        .getAttribute("content");
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toMatch(/unsafe|\*/);
      // The policy is in force: a style in the page's text is refused, and that is said.
      await page.evaluate(() =>
        document.body.insertAdjacentHTML("beforeend", '<p style="color:red">'),
      );
      expect(faults.splice(0).join()).toContain("Content Security Policy");
    });
  });

  it("keeps what is written before its script arrives", async () => {
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
    await page.locator("#option-rank").waitFor();
    expect(await page.locator("#tag").inputValue()).toBe("<% lora 2, 30, 40 %>");
    expect(await caption(page)).toBe(captionOf("<% lora 2, 30, 40 %>"));
    await page.context().close();
  });

  it("is worked from the keyboard alone", async () => {
    await play(async ({ page, tag }) => {
      await page.locator("#kind").focus();
      const stops: string[] = [];
      for (let at = 0; at < 30; at++) {
        stops.push(await page.evaluate(() => document.activeElement!.id));
        await page.keyboard.press("Tab");
      }
      const named = stops.filter(Boolean);
      expect(named.slice(0, 4)).toEqual(["kind", "tag", "copy", "option-rank"]);
      await page.locator("#option-alpha").focus();
      await page.keyboard.type("16");
      expect(await tag()).toBe("<% lora 8, 4096, 4096, alpha=16 %>");
    });
  });

  it.each(["light", "dark"] as const)(
    "has nothing that axe objects to, in %s",
    async (colorScheme) => {
      await play(
        async ({ page }) => {
          await page.selectOption("#kind", "model");
          for (const summary of await page.locator("#options summary").all()) await summary.click();
          await page.fill("#option-rank", "");
          await page.locator("#problem:not(:empty)").waitFor();
          await page.evaluate(axe);
          const report = await page.evaluate("axe.run()");
          const { violations } = report as { violations: { id: string; nodes: unknown }[] };
          expect(violations.map(({ id }) => id)).toEqual([]);
        },
        { ...size(1280), colorScheme },
      );
    },
  );

  it.each([320, 720])("fits %d px with everything open", async (width) => {
    await play(async ({ page }) => {
      for (const { name } of [...allFigures, { name: "loraTable" }]) {
        await page.selectOption("#kind", name);
        for (const summary of await page.locator("#options summary:visible").all())
          await summary.click();
        const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(scroll, name).toBeLessThanOrEqual(width);
      }
    }, size(width));
  });

  it("says without scripts what it is, and has its figure", async () => {
    const page = await openSite(browser, SITE, { javaScriptEnabled: false });
    await page.goto("http://site.test/playground/");
    expect(await page.locator("noscript").textContent()).toContain("Where scripts run");
    expect(await page.locator("#tag").isVisible()).toBe(false);
    expect(await page.locator("#result svg").first().isVisible()).toBe(true);
    await page.context().close();
  });
});
