/** Measures the speed of drawing PNG files, compared with other tools and in bulk. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { toPng } from "../../src/render/png.js";
import type { Scene } from "../../src/scene.js";
import { launch } from "../support/chromium.js";
import { card, drawMany, paint, tasks, WORDS } from "./cards.js";
import { type Contender, measureRounds, timeRounds } from "./rounds.js";
import { takumiCard, takumiRequest } from "./social-card.js";
import type { Row } from "./table.js";

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
  try {
    const all = await tasks(await browser.newPage());
    const scenes = await Promise.all(Array.from({ length: ROUNDS }, (_, at) => card(at)));
    const contenders = Object.entries(all).map(([name, task]): [string, Contender] => [
      name,
      (round) => task(scenes[round]!.scene),
    ]);
    const times = (await timeRounds(Object.fromEntries(contenders), ROUNDS)) as Record<
      keyof typeof all,
      number
    >;
    const [actual, ours] = [paint(scenes[8]!.scene), await toPng(scenes[8]!.scene)];
    const task = "preview card, 1200 x 630";
    const ratio = (to: string, name: keyof typeof all, max: number): Row => ({
      task: `${task}: our time / ${to}`,
      value: times.ours / times[name],
      unit: "x",
      max,
    });
    return [
      { task: `${task}, scene to PNG`, value: times.ours, unit: "ms" },
      ratio("the canvas's own encoder's", "actual", 0.3),
      ratio("sharp's from our SVG", "sharp", 0.45),
      ratio("resvg's from our SVG", "resvg", 0.45),
      ratio("Satori's and resvg's, of a like card", "satori", 0.12),
      ratio("an open Chromium page's screenshot's", "chromium", 0.18),
      ratio("the floor's, drawing and zlib level 6", "floor", 1),
      {
        task: `${task}: our bytes / the canvas's own encoder's`,
        value: ours.length / (await actual.encode("png")).length,
        unit: "x",
        max: 0.8,
      },
    ];
  } finally {
    await browser.close();
  }
}

/**
 * Compares CPU time on all threads for the same texts and boxes. Uses the fastest round, which
 * other load affects least.
 */
async function compareTakumi(): Promise<Row[]> {
  const takumi = await takumiCard();
  const scenes = await Promise.all(Array.from({ length: ROUNDS }, (_, at) => card(at)));
  const contenders = { ours: (scene: Scene) => toPng(scene, { colours: "fewest" }), takumi };
  const bytes = { ours: 0, takumi: 0 };
  const cpu = async (name: keyof typeof contenders, round: number) => {
    const start = process.cpuUsage();
    const png = await contenders[name](scenes[round]!.scene);
    const { user, system } = process.cpuUsage(start);
    bytes[name] += png.length;
    return (user + system) / 1000;
  };
  const times = await measureRounds(
    { ours: (round) => cpu("ours", round), takumi: (round) => cpu("takumi", round) },
    ROUNDS,
    2,
  );
  const [ours, theirs] = [Math.min(...times.ours), Math.min(...times.takumi)];
  const task = "preview card as the plugin draws it";
  return [
    { task: `${task}, CPU time`, value: ours, unit: "ms" },
    {
      task: `${task}: our CPU time / Takumi's for a similar card`,
      value: ours / theirs,
      unit: "x",
      max: 0.7,
    },
    {
      task: `${task}: our bytes / Takumi's`,
      value: bytes.ours / bytes.takumi,
      unit: "x",
      max: 1.5,
    },
  ];
}

async function compareIndexed(): Promise<Row[]> {
  const wide = (await card(7)).drawing.compose("wide");
  const few = () => toPng(wide, { scale: 2, colours: "few" });
  const actual = () => paint(wide, 2).encode("png");
  const times = await timeRounds({ few, ours: actual }, ROUNDS);
  const task = "figure with few colors, scale 2";
  const bytes = (await few()).length / (await actual()).length;
  return [
    { task: `${task}: our bytes / the canvas's own encoder's`, value: bytes, unit: "x", max: 0.4 },
    {
      task: `${task}: our time / that encoder's`,
      value: times.few / times.ours,
      unit: "x",
      max: 0.5,
    },
  ];
}

const IMAGES = 200;
const AT_ONCE = 4;

async function compareThroughput(): Promise<Row[]> {
  const single = () => drawMany(IMAGES, 1);
  const pool = () => drawMany(IMAGES, AT_ONCE);
  const times = await timeRounds({ single, pool }, 7, 1);
  return [
    {
      task: `${IMAGES} cards, ${AT_ONCE} at a time: speed / one at a time`,
      value: times.single / times.pool,
      unit: "x",
      min: 1.6,
    },
    {
      task: `${IMAGES} cards, ${AT_ONCE} at a time`,
      value: (1000 * IMAGES) / times.pool,
      unit: "images/s",
    },
  ];
}

function measureMemory(): Row[] {
  // In the same folder as the running bundle.
  const file = path.join(import.meta.dirname, "memory.js");
  const output = execFileSync(process.execPath, [file], { encoding: "utf8" });
  const { growth, peak } = JSON.parse(output) as { growth: number; peak: number };
  return [
    { task: "memory, from card 500 to card 2,000", value: growth, unit: "MB", max: 20 },
    { task: "memory at its peak, 2,000 cards", value: peak, unit: "MB", max: 250 },
  ];
}

async function timeCommand(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "lora-bench-"));
  const run = (...args: string[]) => execFileSync(process.execPath, args);
  const [output, request] = [path.join(folder, "card.png"), path.join(folder, "card.json")];
  const { scene } = await card(8);
  writeFileSync(request, JSON.stringify((await takumiRequest())(scene)));
  const args = ["8", "4096", "4096", "--preview", "--title", WORDS.title, "-o", output];
  const { ours, takumi } = await timeRounds(
    {
      ours: () => run(path.resolve("dist/scripts/render-preview.js"), ...args),
      takumi: () => run(path.join(import.meta.dirname, "takumi.js"), request, output),
    },
    15,
    1,
  );
  rmSync(folder, { recursive: true });
  const task = "the command, from a cold process to one card";
  return [
    { task, value: ours, unit: "ms" },
    { task: `${task}: our time / Takumi's`, value: ours / takumi, unit: "x", max: 1.5 },
  ];
}
