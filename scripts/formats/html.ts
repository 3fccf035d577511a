import { toTable } from "../../src/tables/html.js";
import { defineFormat, tableFlags, tableOf } from "./format.js";

export const html = defineFormat({
  flags: tableFlags,
  write: async (request, flags) => `${toTable(tableOf(request, flags))}\n`,
});
