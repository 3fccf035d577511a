/// <reference lib="dom" />
/** How long a reader waits for a redraw of each figure that moves: script time per input, on a phone four times slower. */
import type { Page } from "playwright";
import { allFigures } from "../../src/figures/index.js";
import { launch, openSite } from "../support/chromium.js";
import { SITE } from "../support/site.js";
import { median, type Row } from "./table.js";

const THROTTLE = 4;
const INPUTS = 300;

export async function benchIsland(): Promise<Row[]> {
  const browser = await launch();
  try {
    const page = await openSite(browser, SITE);
    await page.goto("http://site.test/figures/");
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
    const rows: Row[] = [];
    for (const { name } of allFigures) rows.push(...rowsOf(name, await timesOf(page, name)));
    return rows;
  } finally {
    await browser.close();
  }
}

function rowsOf(name: string, times: readonly number[]): Row[] {
  // One that does not move has none.
  if (!times.length) return [];
  const sorted = times.toSorted((a, b) => a - b);
  const what = `${name}: input to redrawn figure, ${THROTTLE}x CPU throttling`;
  return [
    { what: `${what}, median`, value: median(times), unit: "ms", most: 2 },
    {
      what: `${what}, 95th percentile`,
      value: sorted[Math.floor(times.length * 0.95)]!,
      unit: "ms",
      most: 6,
    },
  ];
}

/** The times of its first picture's inputs, each of its sliders in turn, once its script has come, ms. */
function timesOf(page: Page, name: string): Promise<number[]> {
  return page.evaluate(
    async ({ name, count }) => {
      const figure = document.querySelector(`lora-figure[data-figure="${name}"]`);
      const ranges = figure?.querySelectorAll<HTMLInputElement>("[type=range]");
      if (!figure || !ranges?.length) return [];
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const move = (index: number) => {
        const range = ranges[index % ranges.length]!;
        const [min, max] = [Number(range.min), Number(range.max)];
        range.value = String(min + ((index * 7) % 16) * ((max - min) / 15));
        range.dispatchEvent(new Event("input", { bubbles: true }));
      };
      // The element itself is not laid out.
      figure.closest("figure")!.scrollIntoView();
      for (let index = 0; !figure.closest(".lora-moved"); index++) {
        if (index > 1000) throw new Error(`${name} does not move`);
        move(index);
        await frame();
      }
      const all: number[] = [];
      for (let index = 0; index < count; index++) {
        const start = performance.now();
        move(index);
        all.push(performance.now() - start);
        // The browser lays out and paints between two inputs, as it does for a reader.
        await frame();
      }
      return all;
    },
    { name, count: INPUTS },
  );
}
