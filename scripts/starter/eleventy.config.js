import loraVisualizer from "eleventy-plugin-lora-visualizer";

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(loraVisualizer);
}

// Template languages would treat the braces of LaTeX as their own syntax.
export const config = { markdownTemplateEngine: false };
