/** The benchmark: `npm run bench`, with `--json` for machines. Speed is a ratio or a median here, never a test. */
import { benchIsland } from "./island.js";
import { table } from "./table.js";

const rows = await benchIsland();
console.log(process.argv.includes("--json") ? JSON.stringify(rows, null, 2) : table(rows));
