/**
 * The benchmark: `npm run bench`, with `--json` for machines; `npm run bench -- png svg` measures
 * these parts alone. Speed is a ratio or a median here, never a test.
 */
import { parseArgs } from "node:util";
import { benchIsland } from "./island.js";
import { benchPng } from "./png.js";
import { benchSite } from "./site.js";
import { benchSvg } from "./svg.js";
import { type Row, table } from "./table.js";

const parts: Readonly<Record<string, () => Promise<Row[]>>> = {
  island: benchIsland,
  svg: benchSvg,
  png: benchPng,
  site: benchSite,
};

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean" } },
  allowPositionals: true,
});
const rows: Row[] = [];
for (const name of positionals.length ? positionals : Object.keys(parts)) {
  // One at a time, so that none measures another's load.
  rows.push(...(await parts[name]!()));
}
console.log(values.json ? JSON.stringify(rows, null, 2) : table(rows));
