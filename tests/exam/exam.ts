/**
 * What must hold under hostile load: `npm run exam`. A line an exam: how many, the seconds they took,
 * how the time grows with their number, and how it does in the control, which must be told from it;
 * then the unit tests with new draws, what judges of standards say of what is built, and what becomes
 * of files and of memory.
 */
import { exact } from "../../src/format.js";
import { fileRows } from "./files.js";
import { growths } from "./growth.js";
import { memory } from "./memory.js";
import { properties } from "./properties.js";
import { standards } from "./standards.js";

/** The exponent of growth over five doublings at most. */
const MOST = 1.15;

// What wrong pages are told would hide the rows.
console.error = () => {};

let failed = 0;
for await (const { name, count, seconds, exponent, control } of growths({
  sizes: [1, 2, 4, 8, 16, 32],
  runs: 5,
  enough: MOST,
})) {
  const isGood = exponent <= MOST && control > MOST;
  if (!isGood) failed++;
  const growth = `growth ${exponent.toFixed(2)}, control ${control.toFixed(2)}`;
  console.log(
    `${isGood ? "ok  " : "FAIL"} ${name.padEnd(40)} ${exact(count).padStart(9)} ${seconds.toFixed(3).padStart(8)} s  ${growth}`,
  );
}
const files = fileRows({ addresses: 3000, mutations: 1000, points: 1, pages: 3 });
for (const rows of [properties(3), standards(), files, memory([300, 2300])])
  for await (const { name, isGood, says } of rows) {
    if (!isGood) failed++;
    console.log(`${isGood ? "ok  " : "FAIL"} ${name.padEnd(40)} ${says}`);
  }
console.log(failed ? `${failed} failed` : "all hold");
process.exitCode = failed ? 1 : 0;
