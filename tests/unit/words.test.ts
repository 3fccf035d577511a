/** The command `words`, for translators. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { render } from "../../plugin/portable.js";
import { MAX_MESSAGES } from "../../src/bounds.js";
import { run } from "../support/command.js";
import { temporary } from "../support/temporary.js";

it("each sentence is below the English one, with its file and line, as readers see it", async () => {
  const { code, out } = await run("words", "de", "decomposition");
  expect(code).toBe(0);
  expect(out).toContain(
    "de/decomposition.ftl:1 title\n  en  LoRA at rank 8\n  de  LoRA mit Rang 8\n",
  );
  // Numbers are those of the language.
  expect(out).toMatch(/ {2}en .*65,536 parameters.*\n {2}de .*65\.536 Parameter/);
  expect(out).toContain("labels.rank\n  en  Rank r\n  de  Rang r\n");
});

it("an author's language shows its sentences, English in place of missing ones, and its gaps", async () => {
  const folder = temporary();
  mkdirSync(path.join(folder, "pl"));
  writeFileSync(path.join(folder, "pl/decomposition.ftl"), "adapted = dopasowane\n");
  const { out } = await run("words", "pl", "decomposition", "--locales", folder);
  expect(out).toContain("decomposition.ftl:1 adapted\n  en  adapted\n  pl  dopasowane\n");
  expect(out).toContain("decomposition.ftl (missing) title\n  en  LoRA at rank 8\n");
  const gaps = await run("words", "pl", "--locales", folder, "--missing");
  expect(gaps.code).toBe(1);
  expect(gaps.out).toContain(
    "pl/decomposition.ftl:1: title is missing. English (line 6) has: title",
  );
  expect(gaps.out).toContain("pl/memory.ftl:1: is missing; its words are English.");
  expect(await run("words", "de", "--missing")).toMatchObject({
    code: 0,
    out: "de: nothing is missing\n",
  });
});

it("a picture in an author's language is drawn with its sentences, and other languages are listed", async () => {
  const folder = temporary();
  mkdirSync(path.join(folder, "pl"));
  writeFileSync(path.join(folder, "pl/decomposition.ftl"), "adapted = dopasowane\n");
  const draw = (lang: string) =>
    run("8", "64", "64", "--lang", lang, "--locales", folder, "-o", "-");
  expect((await draw("pl")).out).toContain(">dopasowane<");
  expect((await draw("de")).out).toContain(">angepasst<");
  expect((await draw("it")).error).toMatch(
    /^lora-visualizer: --lang must be one of en, ar, .*, pl; got "it"\n$/,
  );
});

it("an author's sentences have the names and lines of the author's file, and nothing else is missing", async () => {
  const folder = temporary();
  mkdirSync(path.join(folder, "de"));
  writeFileSync(path.join(folder, "de/decomposition.ftl"), "\nfull-area = Alles, _dk_\n");
  const { out } = await run("words", "de", "decomposition", "--locales", folder);
  expect(out).toContain(`${folder}/de/decomposition.ftl:2 full-area\n`);
  expect(out).toMatch(/\n\nde\/decomposition\.ftl:\d+ trained-area\n/);
  const gaps = await run("words", "de", "--locales", folder, "--missing");
  expect(gaps).toMatchObject({ code: 0, out: "de: nothing is missing\n" });
});

it("each mistake is a line, without a stack trace", async () => {
  const folder = temporary();
  mkdirSync(path.join(folder, "de"));
  writeFileSync(path.join(folder, "de/decomposition.ftl"), "titel = a\ntrained = {\n");
  const { code, error } = await run("words", "de", "--locales", folder);
  expect(code).toBe(1);
  expect(error).toMatch(/^\S+\.ftl:2: cannot be read: .*\n\S+\.ftl:1: titel is no message.*\n$/);
  writeFileSync(path.join(folder, "de/decomposition.ftl"), "\0".repeat(MAX_MESSAGES + 1));
  expect((await run("words", "de", "--locales", folder)).error).toMatch(
    /^lora-visualizer: cannot read \S+\.ftl: .*\n$/,
  );
});

it.each([
  [["words", "de", "--locales", "/nowhere"], /locales must be a folder .*; got "\/nowhere"/],
  [["words"], /words needs a language: one of .*; got none/],
  [["words", "tlh"], /words needs a language: one of .*; got tlh/],
  [["words", "de", "memroy"], /a figure must be .*did you mean memory\?.*got memroy/],
])("%j is an error of one line", async (args, message) => {
  const { code, error } = await run(...args);
  expect(code).toBe(2);
  expect(error).toMatch(message);
});

it("prints an author's languages as JSON, which render reads", async () => {
  const folder = temporary();
  mkdirSync(path.join(folder, "de"));
  writeFileSync(path.join(folder, "de/decomposition.ftl"), "title = LoRA vom Rang { $rank }\n");
  const { out } = await run("words", "--locales", folder, "--json");
  const options = { lang: "de", locales: JSON.parse(out) };
  expect(render("<% lora 8, 64, 64 %>", options)).toContain("LoRA vom Rang 8");
  expect(await run("words", "de", "--json")).toMatchObject({
    code: 2,
    error: expect.stringContaining("--json needs --locales"),
  });
});
