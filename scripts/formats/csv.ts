import { toCsv } from "../../src/tables/csv.js";
import { defineFormat, tableFlags, tableOf } from "./format.js";

export const csv = defineFormat({
  flags: tableFlags,
  write: async (request, flags) => toCsv(tableOf(request, flags)),
});
