/** Tests that only a command accepts goldens, and that a test run never writes them. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { temporary } from "../support/temporary.js";

const GOLDEN = "tests/goldens/decomposition-wide.svg";
const NEEDED = [
  "package.json",
  "tsconfig.json",
  "vitest.config.ts",
  "plugin",
  "scripts",
  "src",
  "tests/goldens",
  "tests/support",
  "tests/unit",
];
// Options come first, because -u would take the next word as its value.
const ONLY = ["-t", "decomposition", "tests/unit/goldens.test.ts"];

/** Copies the tests and the goldens except one. */
function copy() {
  const folder = temporary();
  for (const name of NEEDED) cpSync(name, path.join(folder, name), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
  const golden = path.join(folder, GOLDEN);
  rmSync(golden);
  // In CI, vitest never writes goldens.
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
  const [, script = ""] = /accept it with `npm run (\w+)`/.exec(log) ?? [];
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const vitest: string = scripts[script].split(" && ").at(-1);
  // The script accepts other files too, which the copy does not have.
  const accepted = run(`npx ${vitest.replaceAll(/ tests\/\S+/g, "")}`);
  expect(accepted.status, accepted.log).toBe(0);
  expect(readFileSync(golden, "utf8")).toBe(readFileSync(GOLDEN, "utf8"));
});
