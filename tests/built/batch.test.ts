/** Tests lists of figures with the built command: standard input, and processes that share a cache. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { contents } from "../support/eleventy.js";
import { temporary } from "../support/temporary.js";

const COMMAND = path.resolve("dist/scripts/command/main.js");

/** Starts `batch`. `result` resolves to what it printed and its exit code. */
function start(cwd: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [COMMAND, "batch", ...args], { cwd });
  const texts = { out: "", error: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    texts.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    texts.error += text;
  });
  const result = once(child, "close").then(([code]) => ({ code, ...texts }));
  return { input: child.stdin, result };
}

const line = (output: string, rank: number) => JSON.stringify({ rank, d: 64, k: 64, output });

it("batch draws figures of standard input as they arrive", async () => {
  const folder = temporary();
  const { input, result } = start(folder, "-", "-o", "out");
  input.write(`${line("a.svg", 1)}\n${line("b.svg", 99)}\n${line("c.svg", 2).slice(0, 9)}`);
  const getNames = () => [...contents(folder).keys()];
  while (!getNames().includes("out/a.svg")) await wait(20);
  input.end(line("c.svg", 2).slice(9));
  const { code, out, error } = await result;
  expect([code, error]).toEqual([
    1,
    "-:2: rank must be a whole number from 1 to 64 (the smaller of d = 64 and k = 64); got 99\n",
  ]);
  expect(out).toMatch(/^2 figures: 2 drawn, 0 from the cache; 1 line failed; \d+ kB; [\d.]+ s\n$/);
  expect(getNames().sort()).toEqual(["out/a.svg", "out/c.svg"]);
});

it("two processes that draw the same list on one cache write the same files, and leave only complete entries", async () => {
  const folder = temporary();
  const list = Array.from({ length: 12 }, (_, at) =>
    line(`${at}.${at % 4 ? "png" : "pdf"}`, at + 1),
  );
  writeFileSync(path.join(folder, "list"), list.join("\n"));
  const run = async (output: string) =>
    start(folder, "list", "-o", output, "--cache", "cache").result;
  const both = await Promise.all([run("a"), run("b")]);
  expect(both).toMatchObject([
    { code: 0, error: "" },
    { code: 0, error: "" },
  ]);
  expect(contents(path.join(folder, "a"))).toEqual(contents(path.join(folder, "b")));
  const entries = readdirSync(path.join(folder, "cache"));
  expect(entries.filter((name) => !/^[0-9a-f]{64}$/.test(name))).toEqual([]);
  expect(entries).toHaveLength(12);
  expect((await run("c")).out).toMatch(/^12 figures: 0 drawn, 12 from the cache; /);
  expect(contents(path.join(folder, "c"))).toEqual(contents(path.join(folder, "a")));
});
