/// <reference lib="dom" />
/**
 * Measures a control's input for each interactive figure, with the CPU throttled four times: the script time, and
 * each stage until the frame is painted. A page that changes one text is measured beside each figure.
 */
import type { CDPSession, Page } from "playwright";
import { allFigures } from "../../src/figures/index.js";
import { launch, openSite } from "../support/chromium.js";
import { SITE } from "../support/site.js";
import { median, quantile, type Row } from "./table.js";

const THROTTLE = 4;
const INPUTS = 300;
/** Tracing slows scripts down, so fewer inputs are traced, and none of those whose script is timed. */
const TRACED = 40;

const CONTROL = `<figure class="lora-moved"><lora-figure data-figure="control"><input type="range" max="100"></lora-figure><p>0</p></figure>
<script>document.oninput = ({ target }) => { document.querySelector("p").firstChild.nodeValue = target.value; };</script>`;

/** The events of a trace on the main thread, by stage. */
const STAGES: Readonly<Record<string, readonly string[]>> = {
  script: ["EventDispatch"],
  styles: ["UpdateLayoutTree"],
  layout: ["Layout"],
  paint: ["PrePaint", "Paint", "Layerize", "Commit"],
};

/** An event of Chromium's trace; times are in µs. */
interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  readonly pid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly type?: string } };
}

async function openThrottled(page: Page, url: string): Promise<Page> {
  await page.goto(url);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
  return page;
}

export async function benchIsland(): Promise<Row[]> {
  const browser = await launch();
  try {
    const tracer = await browser.newBrowserCDPSession();
    const page = await openThrottled(await openSite(browser, SITE), "http://site.test/figures/");
    const control = await openThrottled(
      await openSite(browser, { "/control.html": CONTROL }),
      "http://site.test/control.html",
    );
    const rows: Row[] = [];
    for (const { name } of allFigures) {
      await page.bringToFront();
      const times = await measureTimes(page, name, INPUTS);
      // A figure without controls has no times.
      if (!times.length) continue;
      const stages = await traceStages(tracer, () => measureTimes(page, name, TRACED));
      await control.bringToFront();
      const base = await traceStages(tracer, () => measureTimes(control, "control", TRACED));
      rows.push(...toRows(name, times, stages, base));
    }
    return rows;
  } finally {
    await browser.close();
  }
}

/** Returns the CPU time of each stage per input, ms. */
async function traceStages(
  tracer: CDPSession,
  run: () => Promise<readonly number[]>,
): Promise<Record<string, number>> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]));
  tracer.on("Tracing.dataCollected", collect);
  const traceConfig = { includedCategories: ["devtools.timeline"] };
  await tracer.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  const inputs = (await run()).length;
  const complete = new Promise((resolve) => tracer.once("Tracing.tracingComplete", resolve));
  await tracer.send("Tracing.end");
  await complete;
  tracer.off("Tracing.dataCollected", collect);
  const isInput = ({ name, args }: TraceEvent) =>
    name === "EventDispatch" && args.data?.type === "input";
  const { pid, tid } = events.find(isInput)!;
  const main = events.filter(
    (event) =>
      event.pid === pid && event.tid === tid && (event.name !== "EventDispatch" || isInput(event)),
  );
  const sum = (names: readonly string[]) =>
    main
      .filter(({ name }) => names.includes(name))
      .reduce((total, { dur = 0, tdur = dur }) => total + tdur / 1000 / inputs, 0);
  return Object.fromEntries(Object.entries(STAGES).map(([stage, names]) => [stage, sum(names)]));
}

function toRows(
  name: string,
  times: readonly number[],
  stages: Readonly<Record<string, number>>,
  base: Readonly<Record<string, number>>,
): Row[] {
  const task = `${name}: input to redrawn figure, ${THROTTLE}x CPU throttling`;
  const total = (all: Readonly<Record<string, number>>) =>
    Object.values(all).reduce((sum, time) => sum + time, 0);
  return [
    { task: `${task}, median`, value: median(times), unit: "ms", max: 2 },
    { task: `${task}, 95th percentile`, value: quantile(times, 0.95), unit: "ms", max: 6 },
    ...Object.entries(stages).map(([stage, value]) => ({
      task: `${task}, traced: ${stage}`,
      value,
      unit: "ms",
    })),
    { task: `${task}, to painted frame`, value: total(stages), unit: "ms", max: 16 },
    { task: `${task}, a page that changes one text`, value: total(base), unit: "ms" },
  ];
}

/** Returns the script times of inputs on each slider, after the script has loaded, ms. */
function measureTimes(page: Page, name: string, count: number): Promise<number[]> {
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
    { name, count },
  );
}
