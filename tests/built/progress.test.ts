/** Tests that a progress bar appears only on a terminal and after a second, and is removed at the end. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "rolldown";
import { expect, it } from "vitest";
import { Progress } from "../../plugin/progress.js";
import { temporary } from "../support/temporary.js";

/** Returns the output of a run. Each step is the number of finished images and the time, ms. */
function written(isTTY: boolean, steps: readonly (readonly [done: number, at: number])[]): string {
  let text = "";
  const write = (piece: unknown) => {
    text += piece;
    return true;
  };
  const progress = new Progress(4000, "images", { isTTY, write }, 0);
  for (const [done, at] of steps) progress.show(done, at);
  progress.end();
  return text;
}

const long = [
  [100, 500],
  [1000, 1500],
  [1001, 1501],
  [4000, 4000],
] as const;

it("the progress line updates several times a second, and leaves an empty line", () => {
  const bars = written(true, long).split("\r").slice(1);
  expect(bars).toEqual([
    `[lora] ${"█".repeat(6)}${"░".repeat(18)} 1,000 of 4,000 images`,
    `[lora] ${"█".repeat(24)} 4,000 of 4,000 images`,
    "\x1b[K",
  ]);
});

it("the progress line is hidden within the first second, and without a terminal", () => {
  expect(written(true, long.slice(0, 1))).toBe("");
  expect(written(false, long)).toBe("");
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
