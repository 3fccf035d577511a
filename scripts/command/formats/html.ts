import { toTable } from "../../../src/tables/html.js";
import { defineFormat, selectTable, tableFlags } from "./format.js";

export const html = defineFormat({
  flags: tableFlags,
  write: async (request, flags) => `${toTable(await selectTable(request, flags))}\n`,
});
