import { readFileSync } from "node:fs";

const read = (name) =>
  readFileSync(new URL(`../../scripts/starter/${name}`, import.meta.url), "utf8").trimEnd();

/** The files that `lora-visualizer init` writes, as the guide shows them. */
export default {
  config: read("eleventy.config.js"),
  layout: read("_includes/layout.njk"),
  page: read("index.md"),
};
