/** Comparison tables with English strings. */
import type { Table } from "../figures/figure.js";
import { createFormats, english } from "../formats.js";
import type { Values } from "../options.js";
import { tableFrom } from "./tables.js";
import { tableWords } from "./words.js";

export const englishTables = tableWords(createFormats(english));

/** Returns the table for the options. Throws LoraError for values that are not allowed. */
export const tableOf = (values: Values): Table => tableFrom(values, englishTables);
