import { toMarkdown } from "../../../src/tables/markdown.js";
import { defineFormat, selectTable, tableFlags } from "./format.js";

export const md = defineFormat({
  flags: tableFlags,
  write: async (request, flags) => toMarkdown(await selectTable(request, flags)),
});
