/** Draws a preview with Takumi in a new process, for comparison with the command. */
import { readFileSync, writeFileSync } from "node:fs";
import { peer, type TakumiRequest } from "./peers.js";

const [input = "", output = ""] = process.argv.slice(2);
const { node, options, fonts } = JSON.parse(readFileSync(input, "utf8")) as TakumiRequest;
const { Renderer } = await peer("takumi");
const takumi = new Renderer();
for (const { file, ...font } of fonts)
  await takumi.registerFont({ ...font, data: readFileSync(file) });
writeFileSync(output, await takumi.render(node, options));
