/** A figure's picture on file is accepted by hand, never by a run of the tests. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { temporary } from "../support/temporary.js";

const GOLDEN = "tests/goldens/decomposition-wide.svg";
const CONFIGURATION = "vitest.config.ts";
const NEEDED = ["package.json", "src", "tests/goldens", "tests/support", "tests/unit"];
// The options first: -u takes a word that follows it for its own.
const ONLY = ["-t", "the figure decomposition", "tests/unit/goldens.test.ts"];

/** A copy of the tests without one golden, under a configuration with this change. */
function copy(change = (configuration: string) => configuration) {
  const folder = temporary();
  for (const name of NEEDED) cpSync(name, path.join(folder, name), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
  writeFileSync(path.join(folder, CONFIGURATION), change(readFileSync(CONFIGURATION, "utf8")));
  const golden = path.join(folder, GOLDEN);
  rmSync(golden);
  // Where CI is set, vitest writes nothing by itself in any case.
  const options = { cwd: folder, env: { ...process.env, CI: "" }, encoding: "utf8" } as const;
  const run = (command: string) => {
    const [program = "", ...words] = command.split(" ");
    const { status, stdout, stderr } = spawnSync(program, [...words, ...ONLY], options);
    return { status, log: stdout + stderr };
  };
  return { golden, run };
}

it("a new golden fails until the command that the failure names accepts it", () => {
  const { golden, run } = copy();
  const { status, log } = run("npx vitest run --project unit");
  expect(status, log).toBe(1);
  expect(existsSync(golden)).toBe(false);
  const accept = /accept it with `([^`]+)`/.exec(log)?.[1] ?? log;
  const accepted = run(accept);
  expect(accepted.status, accepted.log).toBe(0);
  expect(readFileSync(golden, "utf8")).toBe(readFileSync(GOLDEN, "utf8"));
});

it("without the setting for it, it would write itself", () => {
  const { golden, run } = copy((text) => text.replace('update: "none"', 'update: "new"'));
  expect(run("npx vitest run --project unit").status).toBe(0);
  expect(existsSync(golden)).toBe(true);
});
