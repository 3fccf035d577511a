import { toCsv } from "../../src/tables/csv.js";
import { tableOptions } from "../../src/tables/tables.js";
import { defineFormat } from "./format.js";

const { ranks, models, methods, caption } = tableOptions;

/** A table of ranks, models or methods if one of these flags is given, otherwise the figure's table. */
export const csv = defineFormat({
  flags: { ranks, models, methods, caption },
  async write({ drawing, comparison }, { ranks, models, methods }) {
    const hasList = [ranks, models, methods].some((list) => list !== undefined);
    return toCsv(hasList ? comparison() : drawing().table());
  },
});
