/// <reference lib="dom" />
/**
 * Measures the script time of a control's input for each interactive figure, with the CPU throttled
 * four times.
 */
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
    await session.send("Performance.enable");
    /** Returns the busy time of the page's main thread, ms. */
    const busy = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return 1000 * metrics.find(({ name }) => name === "TaskDuration")!.value;
    };
    const rows: Row[] = [];
    for (const { name } of allFigures) {
      const before = await busy();
      const times = await measureTimes(page, name);
      rows.push(...toRows(name, times, ((await busy()) - before) / times.length));
    }
    return rows;
  } finally {
    await browser.close();
  }
}

function toRows(name: string, times: readonly number[], busy: number): Row[] {
  // A figure without controls has no times.
  if (!times.length) return [];
  const sorted = times.toSorted((a, b) => a - b);
  const task = `${name}: input to redrawn figure, ${THROTTLE}x CPU throttling`;
  return [
    { task: `${task}, median`, value: median(times), unit: "ms", max: 2 },
    {
      task: `${task}, 95th percentile`,
      value: sorted[Math.floor(times.length * 0.95)]!,
      unit: "ms",
      max: 6,
    },
    { task: `${task}, with styles, layout and paint`, value: busy, unit: "ms" },
  ];
}

/** Returns the script times of inputs on each slider, after the script has loaded, ms. */
function measureTimes(page: Page, name: string): Promise<number[]> {
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
        const start = performance.now();
        range.dispatchEvent(new Event("input", { bubbles: true }));
        return performance.now() - start;
      };
      // The element has no box (display: contents).
      figure.closest("figure")!.scrollIntoView();
      for (let index = 0; !figure.closest(".lora-moved"); index++) {
        if (index > 1000) throw new Error(`${name} does not move`);
        move(index);
        await frame();
      }
      const all: number[] = [];
      for (let index = 0; index < count; index++) {
        all.push(move(index));
        // Waits for layout and paint, as for a reader.
        await frame();
      }
      return all;
    },
    { name, count: INPUTS },
  );
}
