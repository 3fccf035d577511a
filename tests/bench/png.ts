/** Measures the speed of drawing PNG files, compared with other tools and in bulk. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { toPng } from "../../src/render/png.js";
import type { Scene } from "../../src/scene.js";
import { launch } from "../support/chromium.js";
import { type MeasuredProcess, measureNode } from "../support/measured-process.js";
import { card, drawMany, paint, tasks, WORDS } from "./cards.js";
import { compare, timed } from "./rounds.js";
import { takumiCard, takumiRequest } from "./social-card.js";
import type { Row } from "./table.js";
import { vegaCard } from "./vl-convert.js";

const ROUNDS = 30;

export async function benchPng(): Promise<Row[]> {
  return [
    ...(await compareCards()),
    ...(await compareTakumi()),
    ...(await compareIndexed()),
    ...(await compareThroughput()),
    ...measureMemory(),
    ...(await timeCommand()),
  ];
}

async function compareCards(): Promise<Row[]> {
  const browser = await launch();
  const vega = await vegaCard();
  try {
    const { chromium, ...inProcess } = await tasks(await browser.newPage());
    const scenes = await Promise.all(Array.from({ length: ROUNDS }, (_, at) => card(at)));
    const run = (task: (scene: Scene) => unknown) => timed((round) => task(scenes[round]!.scene));
    const { ours, actual, sharp, resvg, satori, floor } = inProcess;
    const cards = await compare(
      {
        ours: run(ours),
        actual: run(actual),
        sharp: run(sharp),
        resvg: run(resvg),
        satori: run(satori),
        floor: run(floor),
        async chromium(round) {
          // The browser does the work in processes of its own.
          const { wall } = await run(chromium)(round);
          return { wall };
        },
        ...(vega && { vega: (round: number) => vega.draw(scenes[round]!.scene) }),
      },
      ROUNDS,
    );
    const task = "preview card, 1200 x 630";
    const ratio = (to: string, name: keyof typeof cards.costs, max?: number): Row => ({
      task: `${task}: our time / ${to}`,
      ...cards.ratio("ours", name),
      unit: "x",
      ...(max && { max }),
    });
    const { scene } = scenes[8]!;
    const bytes = (await ours(scene)).length / (await actual(scene)).length;
    return [
      { task: `${task}, scene to PNG`, ...cards.time("ours"), unit: "ms" },
      ratio("the canvas's own encoder's", "actual", 0.3),
      ratio("sharp's from our SVG", "sharp", 0.45),
      ratio("resvg's from our SVG", "resvg", 0.45),
      ratio("Satori's and resvg's, of a similar card", "satori", 0.12),
      ratio("an open Chromium page's screenshot's", "chromium", 0.18),
      ratio("the floor's, drawing and zlib level 6", "floor", 1),
      ...(vega ? [ratio("vl-convert's, of a similar card", "vega")] : []),
      {
        task: `${task}: our bytes / the canvas's own encoder's`,
        value: bytes,
        unit: "x",
        max: 0.8,
      },
    ];
  } finally {
    vega?.close();
    await browser.close();
  }
}

/** Compares cards with the same texts and boxes. */
async function compareTakumi(): Promise<Row[]> {
  const takumi = await takumiCard();
  const scenes = await Promise.all(Array.from({ length: ROUNDS }, (_, at) => card(at)));
  const bytes = { ours: 0, takumi: 0 };
  const draw = (name: keyof typeof bytes, toFile: (scene: Scene) => Promise<Uint8Array>) =>
    timed(async (round) => {
      bytes[name] += (await toFile(scenes[round]!.scene)).length;
    });
  const cards = await compare(
    {
      ours: draw("ours", (scene) => toPng(scene, { colours: "fewest" })),
      takumi: draw("takumi", takumi),
    },
    ROUNDS,
  );
  const task = "preview card as the plugin draws it";
  return [
    { task: `${task}, CPU time`, ...cards.time("ours", "cpu"), unit: "ms" },
    {
      task: `${task}: our CPU time / Takumi's for a similar card`,
      ...cards.cpuRatio("ours", "takumi"),
      unit: "x",
      max: 0.7,
    },
    {
      task: `${task}: our bytes / Takumi's`,
      value: bytes.ours / bytes.takumi,
      unit: "x",
      max: 1,
    },
  ];
}

async function compareIndexed(): Promise<Row[]> {
  const wide = (await card(7)).drawing.compose("wide");
  const ours = () => toPng(wide, { scale: 2, colours: "few" });
  const actual = () => paint(wide, 2).encode("png");
  const images = await compare({ ours: timed(ours), actual: timed(actual) }, ROUNDS);
  const task = "figure with few colors, scale 2";
  const bytes = (await ours()).length / (await actual()).length;
  return [
    { task: `${task}: our bytes / the canvas's own encoder's`, value: bytes, unit: "x", max: 0.4 },
    {
      task: `${task}: our time / that encoder's`,
      ...images.ratio("ours", "actual"),
      unit: "x",
      max: 0.5,
    },
  ];
}

const IMAGES = 200;
const AT_ONCE = 4;

async function compareThroughput(): Promise<Row[]> {
  const images = await compare(
    { single: timed(() => drawMany(IMAGES, 1)), pool: timed(() => drawMany(IMAGES, AT_ONCE)) },
    7,
    1,
  );
  return [
    {
      task: `${IMAGES} cards, ${AT_ONCE} at a time: speed / one at a time`,
      ...images.ratio("single", "pool"),
      unit: "x",
      min: 1.6,
    },
    { task: `${IMAGES} cards, ${AT_ONCE} at a time`, ...images.time("pool"), unit: "ms" },
  ];
}

/** Runs a program beside the benchmark's own bundle, or one of the package. */
function run(file: string, ...args: readonly string[]): MeasuredProcess {
  const result = measureNode([path.resolve(import.meta.dirname, file), ...args]);
  if (result.status !== 0) throw new Error(`${file} failed: ${result.stderr}`);
  return result;
}

function measureMemory(): Row[] {
  const { stdout, peak } = run("memory.js");
  return [
    { task: "memory, from card 500 to card 2,000", value: Number(stdout), unit: "MB", max: 15 },
    { task: "memory at its peak, 2,000 cards", value: peak, unit: "MB", max: 250 },
  ];
}

async function timeCommand(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "lora-bench-"));
  const [output, request] = [path.join(folder, "card.png"), path.join(folder, "card.json")];
  const { scene } = await card(8);
  writeFileSync(request, JSON.stringify((await takumiRequest())(scene)));
  const args = ["8", "4096", "4096", "--preview", "--title", WORDS.title, "-o", output];
  const command = await compare(
    {
      ours: () => run(path.resolve("dist/scripts/command/main.js"), ...args),
      takumi: () => run("takumi.js", request, output),
    },
    15,
    1,
  );
  rmSync(folder, { recursive: true });
  const task = "the command, from a cold process to one card";
  return [
    { task, ...command.time("ours"), unit: "ms" },
    {
      task: `${task}: our time / Takumi's`,
      ...command.ratio("ours", "takumi"),
      unit: "x",
      max: 1.3,
    },
  ];
}
