/**
 * `npm run bench` compares speed and memory with other tools. `--json` prints JSON. `npm run bench -- png svg`
 * measures only these parts. Results are ratios or medians. No test depends on them.
 */
import { parseArgs } from "node:util";
import { benchIsland } from "./island.js";
import { benchLayers } from "./layers.js";
import { benchPng } from "./png.js";
import { benchSite } from "./site.js";
import { benchSvg } from "./svg.js";
import { type Row, table } from "./table.js";

const parts: Readonly<Record<string, () => Promise<Row[]>>> = {
  island: benchIsland,
  svg: benchSvg,
  png: benchPng,
  site: benchSite,
  layers: benchLayers,
};

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean" } },
  allowPositionals: true,
});
const rows: Row[] = [];
for (const name of positionals.length ? positionals : Object.keys(parts)) {
  // The parts run in sequence, so that no part measures the load of another part.
  rows.push(...(await parts[name]!()));
}
console.log(values.json ? JSON.stringify(rows, null, 2) : table(rows));
