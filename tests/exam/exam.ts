/**
 * `npm run exam` runs all long tests, and `npm run exam -- files memory` runs only the parts named
 * `files` and `memory`. Each test prints a line with its result.
 */
import { fileRows } from "./files.js";
import { growthRows } from "./growth.js";
import { memory } from "./memory.js";
import { properties } from "./properties.js";
import { standards } from "./standards.js";

const parts = {
  growth: () => growthRows({ sizes: [1, 2, 4, 8, 16, 32], runs: 5, max: 1.15 }),
  properties: () => properties(3),
  standards: () => standards(),
  files: () => fileRows({ addresses: 3000, mutations: 1000, points: 1, pages: 3 }),
  memory: () => memory([300, 2300]),
};

const isPart = (name: string): name is keyof typeof parts => Object.hasOwn(parts, name);
const names = process.argv.slice(2);
const unknown = names.find((name) => !isPart(name));
if (unknown !== undefined)
  throw new Error(
    `the exam has no part ${unknown}; the parts are ${Object.keys(parts).join(", ")}`,
  );

// Hides errors of invalid pages, because they would clutter the table.
console.error = () => {};

let failed = 0;
for (const part of names.length ? names.filter(isPart) : Object.keys(parts).filter(isPart))
  for await (const { name, isGood, says } of parts[part]()) {
    if (!isGood) failed++;
    console.log(`${isGood ? "ok  " : "FAIL"} ${name.padEnd(40)} ${says}`);
  }
console.log(failed ? `${failed} failed` : "all hold");
process.exitCode = failed ? 1 : 0;
