import { toCsv } from "../../../src/tables/csv.js";
import { defineTable, selectTable } from "./format.js";

export const csv = defineTable({
  write: async (request, flags) => toCsv(await selectTable(request, flags, request.data)),
});
