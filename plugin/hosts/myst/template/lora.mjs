export { default } from "eleventy-plugin-lora-visualizer/myst";
