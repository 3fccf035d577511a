import type { Options } from "../../../src/options.js";
import { csv } from "./csv.js";
import type { Format } from "./format.js";
import { html } from "./html.js";
import { json } from "./json.js";
import { md } from "./md.js";
import { pdf } from "./pdf.js";
import { png } from "./png.js";
import { svg } from "./svg.js";

/** The output formats by file extension. To add a format, add a file to this folder and its name here. */
export const formats: Readonly<Record<string, Format>> = { svg, png, pdf, csv, html, md, json };

const ofKind = (kind: Format["kind"]) =>
  Object.entries(formats).filter(([, format]) => format.kind === kind);

/** Returns the names of the formats of a kind, as in "SVG, PNG, PDF". */
export const listFormats = (kind: Format["kind"]): string =>
  ofKind(kind)
    .map(([name]) => name.toUpperCase())
    .join(", ");

export const flagsOf = (kind: Format["kind"]): Options =>
  Object.assign({}, ...ofKind(kind).map(([, { flags }]) => flags));

/** The formats of image files in a document that `expand` writes. */
export const imageFormats: readonly string[] = Object.keys(formats).filter(
  (name) => formats[name]!.writeImage,
);
