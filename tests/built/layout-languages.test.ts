/** Tests that figures have the language that a page's layout states, and what happens without one. */
import { expect, it } from "vitest";
import { build } from "../support/eleventy.js";

const FIGURE = "<% lora 8, 64, 64 %>";
const GERMAN = "trainiert";
const site = (html: string, frontMatter = "") => ({
  "_includes/base.njk": `<!doctype html>\n${html}\n<head><title>a</title></head><body>{{ content | safe }}</body></html>`,
  "index.md": `---\nlayout: base.njk\n${frontMatter}---\n${FIGURE}`,
});

it.each([
  ['<html lang="de">', ""],
  ["<html class=\"a > b\" lang='de-AT'>", ""],
  ["<HTML lang=de>", ""],
  ['<html lang="{{ site.language }}">', "site: { language: de }\n"],
  ["<html lang=\"{{ lang or 'de' }}\">", ""],
  ['<html lang="{{ locale | default("de") }}">', ""],
])("a page in the layout %s has German figures, without a warning", async (html, data) => {
  const { files, log } = await build(site(html, data));
  expect(files.get("index.html"), log).toContain(GERMAN);
  expect(files.get("index.html")).not.toMatch(/<figure class="lora"[^>]* lang=/);
  expect(log).not.toContain("[lora]");
});

it("a layout's language is found through parents, aliases, missing extensions and the page itself", async () => {
  const { "_includes/base.njk": base } = site('<html lang="de">');
  const { files, log } = await build({
    "_includes/base.njk": base,
    "_includes/child.njk": "---\nlayout: base\n---\n<main>{{ content | safe }}</main>",
    "_includes/extended.njk": '{% extends "base.njk" %}{% block unused %}{% endblock %}',
    "own.njk": '<!doctype html><html lang="de"><body>{% lora 8, 64, 64 %}</body></html>',
    "child.md": `---\nlayout: child\n---\n${FIGURE}`,
    "extended.njk": "---\nlayout: extended.njk\n---\n{% lora 8, 64, 64 %}",
  });
  expect(files.get("child/index.html"), log).toContain(GERMAN);
  expect(files.get("own/index.html")).toContain(GERMAN);
  expect(files.get("extended/index.html")).toContain(GERMAN);
  expect(log).not.toContain("[lora]");
});

it("the data of a page precede its layout", async () => {
  const { files } = await build(site('<html lang="de">', "lang: fr\n"));
  expect(files.get("index.html")).toMatch(/<figure class="lora"/);
  expect(files.get("index.html")).not.toContain(GERMAN);
});

it("pages in a layout without a language get one warning that shows the line to write", async () => {
  const { files, log } = await build({
    ...site("<html>"),
    "second.md": `---\nlayout: base.njk\n---\n${FIGURE}`,
    "unknown.md": "---\nlayout: base.njk\n---\nNo figure",
  });
  expect(files.get("index.html")).not.toContain(GERMAN);
  expect(log.match(/\[lora\]/g)).toHaveLength(1);
  expect(log).toContain(
    '[lora] _includes/base.njk:2: <html> states no language that can be read, so figures are English; for German ones, write <html lang="de">, or add lang: de to the page\'s data',
  );
});
