import loraVisualizer from "eleventy-plugin-lora-visualizer";

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(loraVisualizer);
}

// Template languages would read the braces of LaTeX as their own.
export const config = { markdownTemplateEngine: false };
