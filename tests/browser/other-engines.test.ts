/** Tests that figures and their controls work in Firefox and WebKit. */
import { existsSync } from "node:fs";
import path from "node:path";
import { webkit } from "playwright";
import { expect, it } from "vitest";
import { openSite } from "../support/chromium.js";
import { run } from "../support/command.js";
import { findFirefox, report } from "../support/firefox.js";
import { SITE } from "../support/site.js";
import { temporary } from "../support/temporary.js";

/** Runs in the page after its scripts. */
const CHECK = `
// Firefox's report collects messages from the start.
const problems = window.messages ?? [];
addEventListener("error", (event) => problems.push(event.message));
await customElements.whenDefined("lora-figure");
const figure = document.querySelector("figure.lora");
const shows = (selector) => figure.querySelector(selector).getClientRects().length > 0;
// Only the build writes spaces between texts.
const picture = () => figure.querySelector(".lora-wide").outerHTML.replace(' tabindex="0"', "").replaceAll("> <", "><");
const before = picture();
const range = figure.querySelector("[type=range][name=rank]");
const move = (value) => {
  range.value = value;
  range.dispatchEvent(new Event("input", { bubbles: true }));
  range.dispatchEvent(new Event("change", { bubbles: true }));
};
// Engines write the same color in several ways.
const rgb = (color) => {
  const context = document.createElement("canvas").getContext("2d");
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
};
while (!figure.querySelector("form a").href) await new Promise((resolve) => setTimeout(resolve, 20));
// The positions of ranks 3 and 8 among 1, 2, 3, 4, 6, 8.
move("2");
const report = {
  shown: ["form input", ".lora-wide", ".lora-narrow"].map(shows),
  caption: figure.querySelector("figcaption").textContent.includes("rank 3"),
  spoken: range.getAttribute("aria-valuetext"),
  hash: location.hash.split(":").at(-1),
  fill: rgb(getComputedStyle(figure.querySelector(".lora-wide text")).fill),
};
move("5");
report.same = picture() === before;
await fetch("/report", { method: "POST", body: JSON.stringify({ ...report, problems }) });
`;

const EXPECTED = {
  shown: [true, true, false],
  caption: true,
  spoken: "rank 3, 24,576 parameters, 0.146\u00a0%",
  hash: "3,4096,4096",
  fill: [21, 24, 29, 255],
  same: true,
  problems: [],
};

const firefox = findFirefox();

it.skipIf(!firefox)("an interactive figure works in Firefox", async () => {
  expect(await report(firefox!, SITE, "/sims/lora-visualizer/", CHECK)).toEqual(EXPECTED);
});

/**
 * Runs in a MicroSim: moves its first slider, and reports its messages and the files that it loaded. Then adds faults,
 * which must be reported as well.
 */
const MICROSIM_CHECK = `
if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve));
const figure = document.querySelector("figure.lora");
const picture = () => figure.querySelector(".lora-wide").innerHTML;
const before = picture();
const range = figure.querySelector("[type=range]");
range.value = "3";
range.dispatchEvent(new Event("input", { bubbles: true }));
while (picture() === before) await new Promise((resolve) => setTimeout(resolve, 20));
const added = ["/messages.js", "/check.js"];
const getLoaded = () =>
  performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname).filter((name) => !added.includes(name));
const report = { messages: [...messages], loaded: getLoaded() };
console.warn("x");
const [image, script] = ["img", "script"].map((name) => document.createElement(name));
image.src = "none.png";
script.textContent = "none()";
document.body.append(script, image);
await new Promise((resolve) => image.addEventListener("error", resolve));
while (!getLoaded().length) await new Promise((resolve) => setTimeout(resolve, 20));
const faults = { messages: messages.slice(report.messages.length), loaded: getLoaded() };
await fetch("/report", { method: "POST", body: JSON.stringify({ ...report, faults }) });
`;

it.skipIf(!firefox)("a MicroSim works in Firefox, without messages and requests", async () => {
  const folder = temporary();
  expect((await run("8", "64", "96", "--microsim", path.join(folder, "sim"))).code).toBe(0);
  expect(await report(firefox!, folder, "/sim/main.html", MICROSIM_CHECK)).toEqual({
    messages: [],
    loaded: [],
    faults: {
      messages: ["x", expect.stringContaining("none is not defined"), '<img src="none.png">'],
      loaded: ["/sim/none.png"],
    },
  });
});

it.skipIf(!existsSync(webkit.executablePath()))(
  "an interactive figure works in WebKit",
  async () => {
    const browser = await webkit.launch();
    try {
      const page = await openSite(browser, SITE);
      await page.goto("http://site.test/sims/lora-visualizer/");
      const report = page.waitForRequest("**/report");
      await page.addScriptTag({ type: "module", content: CHECK });
      expect((await report).postDataJSON()).toEqual(EXPECTED);
    } finally {
      await browser.close();
    }
  },
);
