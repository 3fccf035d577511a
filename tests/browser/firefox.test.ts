/** Figures and their controls work in Firefox. */
import { expect, it } from "vitest";
import { findFirefox, report } from "../support/firefox.js";
import { SITE } from "../support/site.js";

const firefox = findFirefox();

/** Runs in the page after its scripts. */
const CHECK = `
const problems = [];
addEventListener("error", (event) => problems.push(event.message));
await customElements.whenDefined("lora-figure");
const figure = document.querySelector("figure.lora");
const shows = (selector) => figure.querySelector(selector).getClientRects().length > 0;
// Only the build writes spaces between texts.
const picture = () => figure.querySelector(".lora-wide").outerHTML.replaceAll("> <", "><");
const before = picture();
const range = figure.querySelector("[type=range][name=rank]");
const move = (value) => {
  range.value = value;
  range.dispatchEvent(new Event("input", { bubbles: true }));
  range.dispatchEvent(new Event("change", { bubbles: true }));
};
while (!figure.querySelector("form a").href) await new Promise((resolve) => setTimeout(resolve, 20));
move("3");
const report = {
  agent: navigator.userAgent.includes("Firefox"),
  shown: ["form input", ".lora-wide", ".lora-narrow"].map(shows),
  caption: figure.querySelector("figcaption").textContent.includes("24,576"),
  spoken: range.getAttribute("aria-valuetext"),
  hash: location.hash.split(":").at(-1),
  fill: getComputedStyle(figure.querySelector(".lora-wide text")).fill,
};
move("8");
report.same = picture() === before;
await fetch("/report", { method: "POST", body: JSON.stringify({ ...report, problems }) });
`;

it.skipIf(!firefox)("an interactive figure works in Firefox", async () => {
  expect(await report(firefox!, SITE, "/sims/lora-visualizer/", CHECK)).toEqual({
    agent: true,
    shown: [true, true, false],
    caption: true,
    spoken: "rank 3, 24,576 parameters, 0.146\u00a0%",
    hash: "3,4096,4096",
    fill: "color(srgb 0.0823529 0.0941177 0.113725)",
    same: true,
    problems: [],
  });
});
