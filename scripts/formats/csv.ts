import { toCsv } from "../../src/tables/csv.js";
import { tableOf, tableOptions } from "../../src/tables/tables.js";
import { defineFormat } from "./format.js";

const { ranks, models, methods, caption } = tableOptions;

/** A table of ranks, models or methods where one of these is given, else the figure's own. */
export const csv = defineFormat({
  flags: { ranks, models, methods, caption },
  async write({ drawing, given }, lists) {
    const isTable = [lists.ranks, lists.models, lists.methods].some((item) => item !== undefined);
    return toCsv(isTable ? tableOf(given(tableOptions)) : drawing().table());
  },
});
