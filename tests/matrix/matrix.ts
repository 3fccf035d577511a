/**
 * `npm run matrix` runs the tests that build sites with each version of Eleventy and Node, using the packed
 * package. `-- --eleventy 4 --node 24` tests one combination. Prints a table of passed tests, and exits with 1 if
 * a test failed.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { packInto } from "../support/packed.js";

const { values } = parseArgs({
  options: { eleventy: { type: "string" }, node: { type: "string" } },
});
const { eleventy: oneEleventy = "", node: oneNode = "" } = values;
/** The oldest supported versions, and the newest. */
const NODES = ["20.19.0", "22.12.0", "22", "24"].filter((version) => version.startsWith(oneNode));
const ELEVENTIES = ["3.0.0", "3.1.8", "4.0.0-alpha.10"].filter((version) =>
  version.startsWith(oneEleventy),
);
/** Eleventy 4 requires Node 22.15. */
const isSupported = (eleventy: string, node: string) =>
  !eleventy.startsWith("4") || ["22", "24"].includes(node);

const FOLDER = path.resolve("tests/.run/matrix");

/** Installs the packed package and this Eleventy as an author would. Returns the folder of packages. */
function install(eleventy: string): string {
  const folder = path.join(FOLDER, eleventy);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{ "private": true }');
  const args = [
    "install",
    "--no-audit",
    "--no-fund",
    packInto(folder),
    `@11ty/eleventy@${eleventy}`,
  ];
  execFileSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return path.join(folder, "node_modules");
}

/** A test in Vitest's report. */
interface Test {
  readonly status: string;
  readonly fullName: string;
}
interface File {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: Test[];
}

interface Result {
  readonly passed: number;
  readonly failed: string[];
}

function test(packages: string, node: string): Result {
  const report = path.join(packages, `../node-${node}.json`);
  const vitest = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    "tests/matrix/vitest.config.ts",
  ];
  const { stdout, stderr } = spawnSync(
    "npx",
    ["-y", `node@${node}`, ...vitest, "--reporter=json", `--outputFile=${report}`],
    { encoding: "utf8", env: { ...process.env, LORA_PACKAGES: packages } },
  );
  const { testResults }: { testResults: File[] } = existsSync(report)
    ? JSON.parse(readFileSync(report, "utf8"))
    : { testResults: [] };
  const tests = testResults.flatMap((file) => file.assertionResults);
  const getNames = (status: string) =>
    tests.filter((test) => test.status === status).map((test) => test.fullName);
  // A file that fails to load has no tests.
  const broken = testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults[0],
  );
  const passed = getNames("passed").length;
  const failed = [
    ...getNames("failed"),
    ...broken.map(({ name, message }) => `${name}: ${message}`),
  ];
  if (passed + failed.length === 0)
    throw new Error(`no test ran under Node ${node}:\n${stdout}${stderr}`);
  return { passed, failed };
}

console.log(["Eleventy".padEnd(16), ...NODES.map((node) => `Node ${node}`.padEnd(21))].join(""));
for (const eleventy of ELEVENTIES) {
  const packages = install(eleventy);
  process.stdout.write(eleventy.padEnd(16));
  const failures: string[] = [];
  for (const node of NODES) {
    if (!isSupported(eleventy, node)) {
      process.stdout.write("not supported".padEnd(21));
      continue;
    }
    const { passed, failed } = test(packages, node);
    failures.push(...failed.map((name) => `  Node ${node}: ${name}\n`));
    process.stdout.write(`${passed} passed, ${failed.length} failed`.padEnd(21));
  }
  process.stdout.write(`\n${failures.join("")}`);
  if (failures.length) process.exitCode = 1;
}
