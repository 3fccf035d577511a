/** Writes tactile sheets for the option `--tactile`. */
import path from "node:path";
import { markSvg } from "../plugin/marks.js";
import type { Drawing } from "../src/figures/figure.js";
import { drawSheets, toSheetSvg } from "../src/tactile/index.js";
import { write } from "./output.js";

/** Writes `lora-1.svg` and `lora-key.svg` for the output `lora.svg`. Throws LoraError and FileError. */
export async function writeSheets(output: string, drawing: Drawing): Promise<void> {
  const { dir, name, ext } = path.parse(output);
  const files = drawSheets(drawing).map((sheet) => ({
    path: path.join(dir, `${name}-${sheet.name}${ext}`),
    content: markSvg(`${toSheetSvg(sheet)}\n`),
    replaces: "marked" as const,
  }));
  await write(...files);
}
