/// <reference lib="dom" />
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { models } from "../../src/counts/lookup.js";
import { allFigures } from "../../src/figures/index.js";
import type { Option } from "../../src/options.js";
import { tableOptions } from "../../src/tables/tables.js";
import { tagOptions } from "../../src/tag/options.js";
import { listOptions, refOptions } from "../../src/tag/references.js";
import { Word } from "../../src/tag/values.js";
import { useBrowser } from "../support/browser.js";
import { isExam } from "../support/draws.js";
import { args, caption, choose, playIn, renderCaption } from "../support/playground.js";
import { size } from "../support/site.js";

const browser = await useBrowser();
const play = playIn(browser);

/** Returns a valid value of the option, as entered in the form and as written in the tag. */
function createSample(name: string, option: Option): { text: string; value: unknown } {
  if (option.type === "boolean") return { text: "false", value: false };
  if (option.type === "number") {
    const { min = 0, isWhole } = option;
    const value = isWhole ? Math.max(1, min) : Math.max(0, min) + 0.25;
    return { text: String(value), value };
  }
  if (option.type === "choice") {
    const text = option.values!.at(-1)!;
    return { text, value: /^[a-z]\w*$/i.test(text) ? new Word(text) : text };
  }
  if (option.type === "numbers") return { text: "1, 2", value: [1, 2] };
  if (option.type === "models") return { text: "a1", value: ["a1"] };
  if (option.type === "sizes") return { text: '{"a":1}', value: '{"a":1}' };
  if (option.type === "names") return { text: "a, b", value: ["a", "b"] };
  const text = { model: "gpt2", lang: "de" }[name] ?? "a1";
  return { text, value: text };
}

interface Form {
  /** The text of the field's description. */
  readonly about: string;
  readonly choices: readonly string[];
  readonly isLabelVisible: boolean;
}

/** Returns the state of each option's field, by the option's name. */
const getForm = (page: Page, names: readonly string[]): Promise<Record<string, Form>> =>
  page.evaluate((names) => {
    const forms = names.map((name): [string, Form] => {
      const field = document.querySelector(`#option-${name}`)!;
      const about = document.querySelector(`#${field.getAttribute("aria-describedby")}`)!;
      const label = document.querySelector(`label[for=option-${name}]`)!;
      const choices = [...field.querySelectorAll("option")].map(({ text }) => text);
      return [
        name,
        { about: about.textContent!, choices, isLabelVisible: label.checkVisibility() },
      ];
    });
    return Object.fromEntries(forms);
  }, names);

const { figure: _, ...common } = tagOptions;

/** Each kind with its options. The first kind includes the options of every figure. */
const KINDS: readonly { name: string; options: Readonly<Record<string, Option>> }[] = [
  ...allFigures.map(({ name, options }, index) => ({
    name,
    options: index === 0 ? { ...options, ...common } : options,
  })),
  { name: "loraTable", options: { ...tableOptions, id: tagOptions.id } },
  { name: "loraRef", options: refOptions },
  { name: "loraList", options: listOptions },
];

describe("the fields of options", () => {
  /** Options whose fields were set. Several kinds have the same option, and so the same field. */
  const tried = new Set<Option>();
  it.each(KINDS)("the options of $name can be set by clicking", async ({ name, options }) => {
    await play(async ({ page, tag }) => {
      await choose(page, name);
      // The options of tables load when the reader selects them.
      await page.locator("h2", { hasText: `Options of ${name}` }).waitFor();
      expect(await page.locator("#problem").textContent()).toBe("");
      expect(await page.locator("#kinds :checked").inputValue()).toBe(name);
      for (const summary of await page.locator("#options > fieldset > details > summary").all())
        await summary.click();
      const form = await getForm(page, Object.keys(options));
      const start = await tag();
      for (const [option, declared] of Object.entries(options)) {
        const path = `${name}.${option}`;
        const { about, choices, isLabelVisible } = form[option]!;
        const isList = declared.type === "choice" || declared.type === "boolean";
        const allowed = isList ? [] : [declared.allowed];
        for (const text of [declared.about, ...allowed, declared.default ?? "Required"])
          expect(about, path).toContain(text);
        expect(choices, path).toEqual(expect.arrayContaining([...(declared.values ?? [])]));
        expect(isLabelVisible, path).toBe(true);
        if (tried.has(declared) && !isExam) continue;
        tried.add(declared);
        const field = page.locator(`#option-${option}`);
        const { text, value } = createSample(option, declared);
        if (isList) await field.selectOption(text);
        else await field.fill(text);
        const written = await tag();
        const { positional, named } = args(written);
        expect([...positional, ...named.values()], path).toContainEqual(value);
        // The field shows the tag's value, after code that the tag needs has loaded.
        await page.fill("#tag", start);
        await page.fill("#tag", written);
        await expect.poll(() => field.inputValue(), { message: path }).toBe(text);
        await page.fill("#tag", start);
      }
    }, size(1280));
  });

  it("a model is selected from a list of all models, and modules by checkboxes", async () => {
    await play(async ({ page, tag }) => {
      await choose(page, "memory");
      expect(await tag()).toContain("figure=memory");
      const ids = await page
        .locator("datalist option")
        .evaluateAll((all) => all.map((element) => (element as HTMLOptionElement).value));
      expect(ids).toEqual(models().flatMap((model) => model.ids));
      await page.locator("#option-targets + details summary").click();
      await page.getByLabel("o_proj").check();
      expect(args(await tag()).named.get("targets")).toEqual(["q_proj", "v_proj", "o_proj"]);
      await page.getByLabel("all-linear").check();
      expect(args(await tag()).named.get("targets")).toBe("all-linear");
      expect(await page.getByLabel("o_proj").isChecked()).toBe(false);
      await page.getByLabel("all-linear").uncheck();
      expect(args(await tag()).named.has("targets")).toBe(false);
    });
  });

  it("a choice shows the tag's value that it does not offer, until the reader chooses another", async () => {
    await play(async ({ page, tag }) => {
      const field = page.locator("#option-details");
      await page.fill("#tag", "<% lora 8, 64, 64 %>");
      const options = field.locator("option:not([hidden])");
      const offered = await options.count();
      for (const value of ["print: open", "epub: end, feed: none"]) {
        await page.fill("#tag", `<% lora 8, 64, 64, details="${value}" %>`);
        await expect.poll(() => field.inputValue()).toBe(value);
        expect(await options.count()).toBe(offered + 1);
      }
      await page.locator("summary", { hasText: "Options of every tag" }).click();
      await field.selectOption("open");
      expect(await tag()).toBe("<% lora 8, 64, 64, details=open %>");
      await expect.poll(() => options.count()).toBe(offered);
      await page.fill("#tag", '<% lora 8, 64, 64, details="print: closed" %>');
      await expect.poll(() => field.inputValue()).toBe("");
    });
  });

  it("an empty caption can be set, and differs from no caption", async () => {
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

  it("fields are disabled while the tag is invalid, and choosing a kind replaces the tag", async () => {
    await play(async ({ page, tag }) => {
      await page.fill("#tag", "<% lora 8, 64,, 64 %>");
      expect(await page.locator("#option-rank").isDisabled()).toBe(true);
      await choose(page, "model");
      expect(await page.locator("#option-rank").isDisabled()).toBe(false);
      expect(await caption(page)).toBe(renderCaption(await tag()));
    });
  });
});
