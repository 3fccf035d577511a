/** Tests that a progress bar appears only on a terminal and after a second, and is removed at the end. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "rolldown";
import { expect, it } from "vitest";
import { Progress } from "../../plugin/progress.js";
import { temporary } from "../support/temporary.js";

type Step = readonly [done: number, share: number | undefined, at: number];

/** Returns the output of a run. Each step is the number of finished images, their share and the time, ms. */
function written(terminal: object, steps: readonly Step[], total?: number) {
  let text = "";
  const write = (piece: unknown) => {
    text += piece;
    return true;
  };
  const progress = new Progress(total, "images", { isTTY: true, write, ...terminal }, 0);
  for (const step of steps) progress.show(...step);
  progress.end();
  return text;
}

const long: readonly Step[] = [
  [100, undefined, 500],
  [1000, undefined, 1500],
  [1001, undefined, 1501],
  [4000, undefined, 4000],
];
const bar = (full: number) => "█".repeat(full) + "░".repeat(24 - full);
const getLines = (text: string) => text.replaceAll("\x1b[K", "").split("\r").slice(1, -1);

it("the progress line updates several times a second with rate and time left, and leaves an empty line", () => {
  const text = written({}, long, 4000);
  expect(getLines(text)).toEqual([
    `[lora] ${bar(6)} 1,000 of 4,000 images, 900 a second, 4 s left`,
    `[lora] ${bar(24)} 4,000 of 4,000 images, 1,114 a second, 0 s left`,
  ]);
  expect(text.endsWith("\r\x1b[K")).toBe(true);
});

it("the progress line has no total if it is unknown, and no bar or time left without a share", () => {
  const steps = (share?: number): Step[] => [
    [10, share && share / 4, 0],
    [40, share, 9000],
    [40, share && 2 * share, 1_000_000],
  ];
  expect(getLines(written({}, steps(0.25)))).toEqual([
    `[lora] ${bar(6)} 40 images, 3.3 a second, 36 s left`,
    `[lora] ${bar(12)} 40 images, 20 min left`,
  ]);
  expect(getLines(written({}, steps()))).toEqual([
    "[lora] 40 images, 3.3 a second",
    "[lora] 40 images",
  ]);
  const hours = written(
    {},
    [
      [1, undefined, 0],
      [2, undefined, 60_000],
    ],
    4000,
  );
  expect(getLines(hours)).toEqual([`[lora] ${bar(0)} 2 of 4,000 images, 67 h left`]);
});

it("the progress line is cut at the terminal's width", () => {
  expect(getLines(written({ columns: 20 }, long, 4000))[0]).toHaveLength(19);
});

it("the progress line is hidden within the first second, and without a terminal", () => {
  expect(written({}, long.slice(0, 1), 4000)).toBe("");
  expect(written({ isTTY: false }, long, 4000)).toBe("");
});

it("the progress line finds the terminal of a command", async ({ skip }) => {
  const dir = temporary();
  await build({ input: "plugin/progress.ts", platform: "node", output: { dir } });
  const program = `import { Progress } from ${JSON.stringify(pathToFileURL(path.join(dir, "progress.js")).href)};
const progress = new Progress(2, "images", undefined, -1e9); progress.show(1); progress.end();`;
  const command = `'${process.execPath}' --input-type=module -e '${program}'`;
  const run = spawnSync("script", ["-qec", command, "/dev/null"], { encoding: "utf8" });
  // The command differs or is missing on other systems.
  if (run.error || process.platform !== "linux") skip();
  expect(run.stdout).toContain("1 of 2 images");
  expect(spawnSync("sh", ["-c", command], { encoding: "utf8" }).stderr).toBe("");
});
