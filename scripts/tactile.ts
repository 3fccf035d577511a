/** Writes tactile sheets for the option `--tactile`. */
import path from "node:path";
import type { Drawing } from "../src/figures/figure.js";
import { drawSheets, toSheetSvg } from "../src/tactile/index.js";
import { write } from "./output.js";

/** Writes `lora-1.svg` and `lora-key.svg` for the output `lora.svg`. Throws LoraError and FileError. */
export async function writeSheets(output: string, drawing: Drawing): Promise<void> {
  const { dir, name, ext } = path.parse(output);
  for (const sheet of drawSheets(drawing))
    await write(path.join(dir, `${name}-${sheet.name}${ext}`), `${toSheetSvg(sheet)}\n`);
}
