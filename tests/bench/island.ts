/// <reference lib="dom" />
/** How long a reader waits for a redraw: script time per input, on a phone four times slower. */
import { launch, openSite } from "../support/chromium.js";
import { SITE } from "../support/site.js";
import { median, type Row } from "./table.js";

const THROTTLE = 4;
const INPUTS = 300;

export async function benchIsland(): Promise<Row[]> {
  const browser = await launch();
  try {
    const page = await openSite(browser, SITE);
    await page.goto("http://site.test/sims/lora-visualizer/");
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
    const times = await page.evaluate(async (count) => {
      const figure = document.querySelector("figure.lora")!;
      const ranges = figure.querySelectorAll<HTMLInputElement>("[type=range]");
      const all: number[] = [];
      for (let index = 0; index < count; index++) {
        const range = ranges[index % 2]!;
        const [min, max] = [Number(range.min), Number(range.max)];
        range.value = String(min + ((index * 7) % 16) * ((max - min) / 15));
        const start = performance.now();
        range.dispatchEvent(new Event("input", { bubbles: true }));
        all.push(performance.now() - start);
        // The browser lays out and paints between two inputs, as it does for a reader.
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return all;
    }, INPUTS);
    const sorted = times.toSorted((a, b) => a - b);
    return [
      {
        what: `input to redrawn figure, ${THROTTLE}x CPU throttling, median`,
        value: median(times),
        unit: "ms",
        most: 4,
      },
      {
        what: "the same, 95th percentile",
        value: sorted[Math.floor(INPUTS * 0.95)]!,
        unit: "ms",
      },
    ];
  } finally {
    await browser.close();
  }
}
