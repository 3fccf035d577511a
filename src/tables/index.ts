/** Comparison tables, with English words by default. */
import type { Table } from "../figures/figure.js";
import { exact, percent } from "../format.js";
import type { Lookup, Values } from "../options.js";
import { tableFrom } from "./tables.js";
import { type TableWords, tableWords } from "./words.js";

const english = tableWords({ exact, percent });

/** Returns the table for the options. Throws LoraError for values that are not allowed. */
export const tableOf = (values: Values, lookUp?: Lookup, words: TableWords = english): Table =>
  tableFrom(values, words, lookUp);
