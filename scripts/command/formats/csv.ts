import { toCsv } from "../../../src/tables/csv.js";
import { defineFormat, selectTable, tableFlags } from "./format.js";

export const csv = defineFormat({
  flags: tableFlags,
  write: async (request, flags) => toCsv(await selectTable(request, flags, request.data)),
});
