import { csv } from "./csv.js";
import type { Format } from "./format.js";
import { pdf } from "./pdf.js";
import { png } from "./png.js";
import { svg } from "./svg.js";

/** Every kind of file by its name's ending. A new one is a file beside this one and a name here. */
export const formats: Readonly<Record<string, Format>> = { svg, png, pdf, csv };
