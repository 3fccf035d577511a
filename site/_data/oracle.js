import { readFileSync } from "node:fs";

const { models, runs } = JSON.parse(readFileSync("tests/reference/oracle-methods.json", "utf8"));

/** What the counts were compared with, for the guide. */
export default { configs: Object.keys(models).length, runs: runs.length.toLocaleString("en-US") };
