/** The customer's page keeps her sentences; tests/reference/customer-page.md is the original. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { tagAt } from "../../src/tag/grammar.js";

const sent = readFileSync("tests/reference/customer-page.md", "utf8").split("\n");
const text = readFileSync("site/sims/lora-visualizer/index.md", "utf8");
const ours = text.split("\n");

/** The lines that the figure replaces, and two rounded numbers that are now computed. */
const REPLACED = [/^<iframe /, /p5\.js editor/, /^- Full: 16\.7M/, /^- LoRA: 65K/];

it("the page keeps every line of the customer's page in order, except the frame, the editor and two numbers", () => {
  const kept = sent.filter((line) => !REPLACED.some((pattern) => pattern.test(line)));
  expect(sent.length - kept.length).toBe(REPLACED.length);
  let at = 0;
  const missing = kept.filter((line) => {
    const index = ours.indexOf(line, at);
    if (index >= 0) at = index + 1;
    return index < 0;
  });
  expect(missing).toEqual([]);
});

it("the link to the p5.js editor keeps its words, and opens the page's first figure in the playground", () => {
  const [words] = /\[.*p5\.js editor\]/.exec(sent.join("\n"))!;
  const start = text.indexOf(`${words}(../../playground/#`);
  expect(start).toBeGreaterThan(0);
  const fragment = /#([^)]*)\)/.exec(text.slice(start))?.[1];
  expect(decodeURIComponent(fragment!)).toBe(tagAt(text, text.indexOf("<%")));
});
