/** Finds mistakes in code that uses LoRA. */
import { joinTexts, type Text, withoutOffsets } from "../documents/text.js";
import type { Placed } from "../mistake.js";
import { checkPrinted } from "./printed.js";
import { checkScaling } from "./scaling.js";

const BREAK = withoutOffsets("\n\n");

/** Returns the mistakes in a document's code, with offsets in the source. Reads all blocks as one program. */
export function checkCode(blocks: readonly Text[]): Placed[] {
  const { text, offsets } = joinTexts(blocks.flatMap((block) => [block, BREAK]));
  return [...checkPrinted(text), ...checkScaling(text)].flatMap((mistake) => {
    const offset = offsets[mistake.offset];
    return offset === undefined ? [] : [{ ...mistake, offset }];
  });
}
