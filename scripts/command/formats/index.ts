import { csv } from "./csv.js";
import type { Format } from "./format.js";
import { html } from "./html.js";
import { md } from "./md.js";
import { pdf } from "./pdf.js";
import { png } from "./png.js";
import { svg } from "./svg.js";

/** The output formats by file extension. To add a format, add a file to this folder and its name here. */
export const formats: Readonly<Record<string, Format>> = { svg, png, pdf, csv, html, md };
