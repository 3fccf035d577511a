import { toMarkdown } from "../../../src/tables/markdown.js";
import { defineTable, selectTable } from "./format.js";

export const md = defineTable({
  write: async (request, flags) => toMarkdown(await selectTable(request, flags)),
});
