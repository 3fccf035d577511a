/** The bar of a long build: on a terminal, after a second, and gone when all is drawn. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "rolldown";
import { expect, it } from "vitest";
import { Progress } from "../../plugin/images/progress.js";
import { temporary } from "../support/temporary.js";

/** What a run wrote; each of `steps` is how many images are done, and when, ms. */
function written(isTTY: boolean, steps: readonly (readonly [done: number, at: number])[]): string {
  let text = "";
  const write = (piece: unknown) => {
    text += piece;
    return true;
  };
  const progress = new Progress(4000, { isTTY, write }, 0);
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

it("shows how far a long build is, some times a second, and leaves an empty line", () => {
  const bars = written(true, long).split("\r").slice(1);
  expect(bars).toEqual([
    `[lora] ${"█".repeat(6)}${"░".repeat(18)} 1,000 of 4,000 images`,
    `[lora] ${"█".repeat(24)} 4,000 of 4,000 images`,
    "\x1b[K",
  ]);
});

it("says nothing within a second, and nothing where there is no terminal", () => {
  expect(written(true, long.slice(0, 1))).toBe("");
  expect(written(false, long)).toBe("");
});

it("finds the terminal that a command runs on", async ({ skip }) => {
  const dir = temporary();
  await build({ input: "plugin/images/progress.ts", platform: "node", output: { dir } });
  const program = `import { Progress } from ${JSON.stringify(pathToFileURL(path.join(dir, "progress.js")).href)};
const progress = new Progress(2, undefined, -1e9); progress.show(1); progress.end();`;
  const command = `'${process.execPath}' --input-type=module -e '${program}'`;
  const run = spawnSync("script", ["-qec", command, "/dev/null"], { encoding: "utf8" });
  // Elsewhere the command is another, or not there.
  if (run.error || process.platform !== "linux") skip();
  expect(run.stdout).toContain("1 of 2 images");
  expect(spawnSync("sh", ["-c", command], { encoding: "utf8" }).stderr).toBe("");
});
