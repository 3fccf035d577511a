import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { exact } from "../../dist/src/format.js";

const folder = new URL("../../dist/plugin/island/", import.meta.url);
const { runtime, figures } = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8"));
const sent = (name) => brotliCompressSync(readFileSync(new URL(name, folder))).length;
const sum = (names) => exact([...new Set(names)].reduce((all, name) => all + sent(name), 0));

/** What the scripts of figures cost a reader, bytes by brotli. */
export default { decomposition: sum([...runtime, ...figures.decomposition]) };
