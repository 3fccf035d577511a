import { readFileSync } from "node:fs";
import markdownItKatex from "@vscode/markdown-it-katex";
import katex from "katex";

/** Adds formulas between dollar signs. A formula with an error stops the build; while serving, it is red. */
export default function formulas(eleventyConfig) {
  let isBuild = true;
  eleventyConfig.on("eleventy.before", ({ runMode }) => {
    isBuild = runMode === "build";
  });

  eleventyConfig.amendLibrary("md", (md) => {
    /** The error of the last formula, if it has one. */
    let error;
    const renderToString = (formula, options) => {
      try {
        return katex.renderToString(formula, options);
      } catch (cause) {
        error = cause;
        return katex.renderToString(formula, { ...options, throwOnError: false });
      }
    };
    md.use(markdownItKatex.default, { katex: { ...katex, renderToString } });
    const { rules } = md.renderer;
    for (const name of Object.keys(rules).filter((item) => item.startsWith("math_"))) {
      const render = rules[name];
      rules[name] = (tokens, index, options, env) => {
        error = undefined;
        const html = render(tokens, index, options, env);
        if (error === undefined) return html;
        const message = `${locate(tokens[index], env.page.inputPath)}: ${error.message}`;
        if (isBuild) throw new Error(message);
        console.warn(message);
        return html;
      };
    }
  });
}

/** Returns the file and the line of a formula. */
function locate({ content, markup }, file) {
  const source = readFileSync(file, "utf8");
  const texts = [markup + content + markup, content.trim()];
  const position = texts.map((text) => source.indexOf(text)).find((at) => at >= 0) ?? 0;
  return `${file}:${source.slice(0, position).split("\n").length}`;
}
