import { toMarkdown } from "../../src/tables/markdown.js";
import { defineFormat, tableFlags, tableOf } from "./format.js";

export const md = defineFormat({
  flags: tableFlags,
  write: async (request, flags) => toMarkdown(tableOf(request, flags)),
});
