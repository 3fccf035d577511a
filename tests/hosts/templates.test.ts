/** Tests template languages that are Eleventy plugins, as the guide describes them, with the packed package. */
import { beforeAll, expect, it } from "vitest";
import { configuration, expectUnchanged, hosts } from "../support/hosts.js";
import { install } from "./install.js";

beforeAll(() => {
  install("ventojs");
});
const site = hosts();

const options = '{ siteUrl: "https://a.test" }';
const numbersIn = (html: unknown) =>
  [...String(html).matchAll(/(?:Figure|Table)(?:.|&nbsp;)(\d+)<\/b>/g)].map(([, item]) => item);

it("WebC shows figures in templates of each language, in layouts and on a preview", async () => {
  const host = site({
    "eleventy.config.js": `import webc from "@11ty/eleventy-plugin-webc";
${configuration("  eleventyConfig.addPlugin(webc);", options)}`,
    "_includes/base.webc": `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title @text="title"></title></head>
<body><main @raw="content"></main></body></html>`,
    "a.webc": `---
layout: base.webc
title: WebC
image: /img/a.png
---
<div @raw="lora(8, 100, 70)"></div>
<template webc:type="11ty" 11ty:type="liquid">{% lora 4, 100, 70 %}</template>
<template webc:type="11ty" 11ty:type="md"><% lora 5, 100, 70 %></template>`,
    "b.md": "---\nlayout: base.webc\ntitle: B\n---\n<% lora 5, 100, 70, steps=[2, 5] %>",
  });
  const { files } = await expectUnchanged(host, ["a/index.html", "img/a.png"]);
  expect(numbersIn(files.get("a/index.html"))).toEqual(["1", "2", "3"]);
  expect(numbersIn(files.get("b/index.html"))).toEqual(["1"]);
  expect(String(files.get("a/index.html"))).toContain('content="https://a.test/img/a.png"');
  expect(files.get("img/a.png")?.toString("latin1", 1, 4)).toBe("PNG");
});

it("Vento shows figures and numbers if its plugin is added later", async () => {
  const host = site({
    "eleventy.config.js": `import { VentoPlugin } from "eleventy-plugin-vento";
${configuration("  eleventyConfig.addPlugin(VentoPlugin, { shortcodes: true });", options)}`,
    "a.vto": `---
layout: base.njk
title: Vento
rank: 5
---
<p>Words</p>
{{ lora rank, 100, 70 }}
{{ lora 8, 30, 700, "alpha=16" }}`,
  });
  const { files } = await expectUnchanged(host);
  const html = String(files.get("a/index.html"));
  expect(numbersIn(html)).toEqual(["1", "2"]);
  expect(html).toContain("plus 16/8 times B");
});
