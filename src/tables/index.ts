/** Comparison tables with English strings. */
import type { Table } from "../figures/figure.js";
import { createFormats, english } from "../language-format.js";
import { live as shared } from "../locales/en/shared.ftl";
import { live, page } from "../locales/en/tables.ftl";
import type { Values } from "../options.js";
import { tableWords } from "./logic.js";
import { tableFrom } from "./tables.js";

const formats = createFormats(english);
const phrases = shared(formats, {});

export const englishTables = tableWords(formats, {
  ...phrases,
  ...page(formats, phrases, live(formats, phrases)),
});

/** Returns the table for the options. Throws LoraError for values that are not allowed. */
export const tableOf = (values: Values): Table => tableFrom(values, englishTables);
