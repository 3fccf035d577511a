import { toTable } from "../../../src/tables/html.js";
import { defineTable, selectTable } from "./format.js";

export const html = defineTable({
  write: async (request, flags) => `${toTable(await selectTable(request, flags))}\n`,
});
