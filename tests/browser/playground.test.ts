import MarkdownIt from "markdown-it";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import type { Figure } from "../../src/figures/figure.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { SiteLocales } from "../../src/locales/site-locales.js";
import { parseTag, writeTag } from "../../src/tag/arguments.js";
import { Word } from "../../src/tag/values.js";
import { asAllWritten } from "../../src/tag/written.js";
import { useBrowser } from "../support/browser.js";
import {
  caption,
  choose,
  encoded,
  loaded,
  openChooser,
  playIn,
  problem,
  renderCaption,
} from "../support/playground.js";

const decomposition = figures.decomposition as Figure;
const md = new MarkdownIt().use(loraMarkdown);

const browser = await useBrowser();
const play = playIn(browser);

/** Every example of every figure, and two tags with other values. */
const TAGS = [
  "<% lora 3, 50, 70 %>",
  '<% lora 8, model="Llama-3.1-8B", figure=memory %>',
  '<% lora 8, model="google-t5/t5-base", figure=memory %>',
  ...allFigures.flatMap(({ name, options, examples }) =>
    examples.map((values) => {
      const named = new Map([...asAllWritten(options, values), ["figure", new Word(name)]]);
      return writeTag({ positional: [], named });
    }),
  ),
];

/** Holds back the script of a figure. `done` resolves when the page has run it. */
async function hold(page: Page, figure: string) {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const script = new RegExp(`/playground/${figure}-[^/]*\\.js$`);
  await page.route(script, async (route) => {
    await held;
    await route.fallback();
  });
  const done = page
    .waitForEvent("requestfinished", (request) => script.test(request.url()))
    // A module that is already loaded resolves after its imports have run.
    .then((request) => page.evaluate(`import("${request.url()}").then(() => {})`));
  return { release, done };
}

describe("a typed tag", () => {
  it("is drawn exactly as a build draws it, and at once if its figure is loaded", async () => {
    await play(async ({ page }) => {
      const known = new Set(["decomposition"]);
      for (const tag of TAGS) {
        const name = /figure=(\w+)/.exec(tag)?.[1] ?? "decomposition";
        await page.fill("#tag", tag);
        if (!known.has(name)) await loaded(page);
        known.add(name);
        expect(await page.locator("#problem").textContent(), tag).toBe("");
        expect(await caption(page), tag).toBe(renderCaption(tag));
      }
    });
  });

  it("leaves the last figure while its own loads, and a later tag or choice wins", async () => {
    await play(async ({ page, tag }) => {
      const [memory, model] = [await hold(page, "memory"), await hold(page, "model")];
      const first = await caption(page);
      await page.fill("#tag", '<% lora 8, model="gpt2", figure=memory %>');
      const busy = page.locator('#result[aria-busy="true"]');
      await busy.waitFor();
      expect(await caption(page)).toBe(first);
      await openChooser(page);
      await page.locator("#kinds [value=model]").check({ force: true });
      memory.release();
      await memory.done;
      expect(await caption(page)).toBe(first);
      await page.fill("#tag", "<% lora 2, 30, 40 %>");
      expect(await busy.count()).toBe(0);
      model.release();
      await model.done;
      expect(await tag()).toBe("<% lora 2, 30, 40 %>");
      expect(await caption(page)).toBe(renderCaption("<% lora 2, 30, 40 %>"));
      // Without a later tag, what was held is drawn.
      await choose(page, "model");
      expect(await caption(page)).toBe(renderCaption(await tag()));
    });
  });

  it("whose figure cannot be loaded is an error in one line, and the last figure stays", async () => {
    await play(async ({ page, faults, tag }) => {
      const first = await caption(page);
      await page.route(/\/playground\/memory-.*\.js$/, (route) => route.abort());
      const typed = '<% lora 8, model="gpt2", figure=memory %>';
      await page.fill("#tag", typed);
      await problem(
        page,
        "the figure memory could not be loaded; reload the page when you are online",
      );
      expect(await caption(page)).toBe(first);
      expect(faults.splice(0).join()).toContain("Failed to load resource");
      // The last figure still moves, but its rows are no option of the tag's figure.
      await page.locator("#result [type=range][name=d]").press("ArrowRight");
      expect(await caption(page)).not.toBe(first);
      expect(await tag()).toBe(typed);
      await page.fill("#tag", "<% lora 2, 30, 40 %>");
      expect(await caption(page)).toBe(renderCaption("<% lora 2, 30, 40 %>"));
    });
  });

  it("can be a number or a table", async () => {
    await play(async ({ page }) => {
      await page.fill("#tag", "<% lora 8, 64, 64, show=trainable %>");
      expect(await page.locator("#result strong").textContent()).toBe("1,024");
      await page.fill("#tag", "<% loraTable ranks=[1, 2], d=64, k=64 %>");
      expect(await page.locator("#result tbody tr").count()).toBe(2);
    });
  });

  it("is explained if it needs a complete site", async () => {
    await play(async ({ page }) => {
      await page.fill("#tag", '<% loraRef "query" %>');
      const result = () => page.locator("#result").textContent();
      await expect.poll(result).toContain("the figure or table “query”");
      await page.fill("#tag", "<% loraList %>");
      await expect.poll(result).toContain("of the site");
      await page.fill("#tag", "<% loraList chapter=11 %>");
      await expect.poll(result).toContain("of chapter 11");
      await page.fill("#tag", '<% loraRef "1" %>');
      await problem(page, getMessage('<% loraRef "1" %>'));
    });
  });

  it.each([
    ['<% loraFigure "a" %>', "own content"],
    ["<% loraFigure a=1 %>", "no option “a”"],
    ["<% endloraFigure %>", "own content"],
  ])("is rejected if it needs an author's content: %s", async (wrong, message) => {
    await play(async ({ page }) => {
      await page.fill("#tag", wrong);
      await expect.poll(() => page.locator("#problem").textContent()).toContain(message);
    });
  });

  it("is shown as text, never as markup", async () => {
    await play(async ({ page }) => {
      const text = "<img src=x onerror=alert(1)> & </figcaption>";
      await page.fill("#tag", `<% lora 8, 64, 64, caption="${text}" %>`);
      expect(await caption(page)).toBe(text);
      await page.fill("#tag", `<% lora 8, 64, "${text}" %>`);
      await page.locator("#problem:not(:empty)").waitFor();
      expect(await page.locator("#problem").textContent()).toContain("<img src=x");
      expect(await page.locator("#problem img, #result img").count()).toBe(0);
    });
  });

  it("is drawn with its caption as written, and a note if a page differs", async () => {
    await play(async ({ page }) => {
      await page.fill("#tag", '<% lora 8, 64, 64, caption="The *rank* is $r$" %>');
      expect(await page.locator("#result > p").textContent()).toContain("renders the Markdown");
      expect(await caption(page)).toBe("The *rank* is $r$");
      await page.fill("#tag", '<% lora 8, 64, 64, caption="The rank, 50 % (r)" %>');
      expect(await caption(page)).toBe("The rank, 50 % (r)");
      const note = page.locator("#result > p");
      expect(await note.count()).toBe(0);
    });
  });

  it("is in the language of its tag, which the page loads, and else in English with a note", async () => {
    await play(async ({ page }) => {
      const figure = page.locator("#result figure");
      const note = page.locator("#result > p");
      for (const [tag, lang] of [
        ["de", "de"],
        ["ar-EG", "ar"],
      ]) {
        await page.fill("#tag", `<% lora 8, 64, 64, lang="${tag}" %>`);
        await expect.poll(() => figure.getAttribute("lang")).toBe(lang);
        const words = getWords(decomposition, new SiteLocales(locales).find(tag!));
        const drawing = decomposition.draw({ rank: 8, d: 64, k: 64 }, { words });
        expect(await caption(page)).toBe(drawing.caption);
        expect(await note.count()).toBe(0);
        await figure.locator("input[type=number]").first().fill("4");
        await figure.locator("input[type=number]").first().blur();
        await expect
          .poll(() => page.inputValue("#tag"))
          .toBe(`<% lora 4, 64, 64, lang="${tag}" %>`);
      }
      await page.fill("#tag", '<% lora 8, 64, 64, lang="it" %>');
      expect(await note.textContent()).toContain("There are no words in the language");
      expect(await caption(page)).toBe(renderCaption("<% lora 8, 64, 64 %>"));
      expect(await figure.getAttribute("lang")).toBe(null);
      await page.fill("#tag", '<% lora 8, 64, 64, lang="en-GB" %>');
      expect(await note.count()).toBe(0);
    });
  });

  it("is drawn if it has format=png, with a note that a build writes files", async () => {
    await play(async ({ page }) => {
      await page.fill("#tag", "<% lora 8, 64, 64, format=png, scale=3 %>");
      expect(await page.locator("#result > p").textContent()).toContain("PNG files");
      expect(await page.locator("#result .lora-wide").isVisible()).toBe(true);
      expect(await page.locator("#result .lora-buttons").count()).toBe(0);
      await page.fill("#tag", "<% lora 8, 64, 64, format=png, scale=4 %>");
      await problem(page, "scale must be a whole number from 1 to 3; got 4");
    });
  });
});

const WRONG_TAGS = [
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
  '<% lora 8, model="gpt2", figure=memry %>',
  "<% lora 8, 64, 64, show=savngs %>",
  "<% lora 60, 64, 64, show=savings %>",
  "<% lora 8, 64, 64, style=about %>",
  "<% lora 8, 64, 64 %> and more",
  '<% loraTable models=["gpt3"], rank=8 %>',
];

/** Returns the message of the error that a build throws for the tag. */
function getMessage(tag: string): string {
  let message = "";
  try {
    md.render(tag, {});
  } catch (error) {
    // The message without the tag, which hosts without a report prepend.
    message = (error as Error).message.replace(/^<%[^:]*: /, "");
  }
  // A build treats text that does not begin as a tag as text.
  return message || (parseTag(tag) as { error: Error }).error.message;
}

it("a wrong tag shows the build's error next to the last valid figure", async () => {
  await play(async ({ page }) => {
    for (const tag of WRONG_TAGS) {
      const before = await caption(page);
      await page.fill("#tag", tag);
      await problem(page, getMessage(tag));
      expect(await page.locator("#tag").getAttribute("aria-invalid"), tag).toBe("true");
      expect(await page.locator("#problem").getAttribute("role"), tag).toBe("status");
      // The last valid figure is still visible, and marked as old.
      expect(await caption(page), tag).toBe(before);
      expect(await page.locator("#old").isVisible(), tag).toBe(true);
      await page.fill("#tag", "<% lora 8, 64, 64 %>");
      await problem(page, "");
      expect(await page.locator("#old").isVisible(), tag).toBe(false);
    }
  });
});

describe("errors", () => {
  it("are all shown at once", async () => {
    await play(async ({ page }) => {
      await page.fill("#tag", "<% lora 9, 8, 8, alpa=16, figure=forwrd, table=maybe %>");
      const items = page.locator("#problem li");
      await items.last().waitFor();
      const messages = await items.allTextContents();
      for (const part of ["alpa", "forward", "table", "rank must be"])
        expect(messages.join("\n")).toContain(part);
      expect(messages.length).toBe(4);
    });
  });

  it.each([
    ["<% lora 8, 64, 64, alpa=16 %>", "alpha", "<% lora 8, 64, 64, alpha=16 %>"],
    ["<% lora 8, 64, 64, figure=forwrd %>", "forward", "<% lora 8, 64, 64, figure=forward %>"],
    [
      "<% lora 8, 64, 64, caption=Query %>",
      'caption="Query"',
      '<% lora 8, 64, 64, caption="Query" %>',
    ],
    ['<% lora 8, model="Lama-3.1-8B" %>', "Llama-3.1-8B", ""],
  ])("suggestions can be clicked: %s", async (wrong, text, corrected) => {
    await play(async ({ page, tag }) => {
      await page.fill("#tag", wrong);
      const button = page.locator("#problem button", { hasText: text }).first();
      await button.waitFor();
      const id = await button.textContent();
      await button.focus();
      await page.keyboard.press("Enter");
      expect(await tag()).toBe(corrected || `<% lora 8, model="${id}" %>`);
      expect(await page.locator("#problem").textContent()).toBe("");
      expect(await page.evaluate(() => document.activeElement!.id)).toBe("tag");
      expect(await page.locator("#old").isVisible()).toBe(false);
    });
  });
});

describe("the URL", () => {
  const TAG = '<% lora 5, 60, 70, caption="50 % of #1; a=b" %>';
  it("stores the tag and restores it on load", async () => {
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

  it("updates the page when it changes, and is ignored if it has no tag", async () => {
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
