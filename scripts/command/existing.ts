/** Prints what to add to a site that exists, by the program that builds it. It changes no file. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { isFile, readJson } from "../../plugin/files.js";
import { manifest } from "../../src/package.js";
import { readBytes } from "./inputs.js";
import { WorkError } from "./output.js";

const { name } = manifest;
const ASSETS = [
  `import { toAssets } from "${name}/assets";`,
  "// Write each file of toAssets().files to the public folder, and add toAssets().head to the head of pages.",
];

/** Returns the lines for the configuration of Eleventy, in the file's kind of module. */
function forEleventy(source: string, isModule: boolean): readonly string[] {
  if (source.includes(name))
    return [`// ${name} is already here. Write <% lora 8, 4096, 4096 %> in a page.`];
  const braces = /markdownTemplateEngine/.test(source)
    ? []
    : [
        "// If pages have formulas, whose braces template languages would read:",
        `${isModule ? "export const config" : "module.exports.config"} = { markdownTemplateEngine: false };`,
      ];
  return [
    isModule
      ? `import loraVisualizer from "${name}";`
      : `const loraVisualizer = require("${name}");`,
    "// In the function of the configuration:",
    'eleventyConfig.addPlugin(loraVisualizer, { siteUrl: "https://example.org" });',
    ...braces,
  ];
}

/** A program that builds sites, by the names of its configuration files. */
interface Generator {
  readonly program: string;
  readonly files: RegExp;
  readonly install: string;
  lines(source: string, isModule: boolean): readonly string[];
  /** What authors write for a figure. Default: a tag. */
  readonly figure?: string;
}

const npm = (...others: string[]) => `npm install -D ${[name, ...others].join(" ")}`;
const remark = (program: string, files: RegExp, line: string): Generator => ({
  program,
  files,
  install: npm("hast-util-from-html"),
  lines: () => [`import { loraRemark } from "${name}/remark";`, line, ...ASSETS],
});

const GENERATORS: readonly Generator[] = [
  {
    program: "Eleventy",
    files: /^(?:eleventy\.config\.[cm]?js|\.eleventy\.js)$/,
    install: npm(),
    lines: forEleventy,
  },
  {
    program: "VitePress",
    files: /^(?:docs\/)?\.vitepress\/config\.[cm]?[jt]s$/,
    install: npm(),
    lines: () => [
      `import { loraMarkdown } from "${name}/markdown-it";`,
      "markdown: { config: (md) => md.use(loraMarkdown, { interactive: true }) },",
      'vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "lora-figure" } } },',
      ...ASSETS,
    ],
  },
  remark(
    "Astro",
    /^astro\.config\.[cm]?[jt]s$/,
    "markdown: { remarkPlugins: [[loraRemark, { interactive: true }]] },",
  ),
  remark(
    "Docusaurus",
    /^docusaurus\.config\.[cm]?[jt]s$/,
    "docs: { beforeDefaultRemarkPlugins: [[loraRemark, { interactive: true, react: true }]] },",
  ),
  {
    program: "MyST",
    files: /^myst\.yml$/,
    install: npm(),
    lines: () => [
      `# Write the file lora.mjs: export { default } from "${name}/myst";`,
      "project:",
      "  plugins: [lora.mjs]",
    ],
    figure: "```{lora} 8, 4096, 4096\n```",
  },
  {
    program: "MkDocs",
    files: /^mkdocs\.yml$/,
    install: 'pip install "lora-visualizer[markdown]" && lora-visualizer-css > docs/lora.css',
    lines: () => ["extra_css: [lora.css]", "markdown_extensions:", "  - lora"],
  },
  {
    program: "Sphinx",
    files: /^(?:docs\/|source\/)?conf\.py$/,
    install: 'pip install "lora-visualizer[sphinx]"',
    lines: () => ['extensions += ["lora_visualizer.sphinx"]', "numfig = True"],
    figure: ".. lora:: 8, 4096, 4096",
  },
];

const PLACES = ["", ".vitepress", "docs", "docs/.vitepress", "source"];

/** Returns the files where programs expect their configuration. */
const listFiles = (folder: string): string[] =>
  PLACES.flatMap((place) => {
    try {
      return readdirSync(path.join(folder, place)).map((file) => path.posix.join(place, file));
    } catch {
      return [];
    }
  });

/** Returns what to add to the site in a folder. Throws WorkError if there is no site that the package knows. */
export function describeAdditions(folder: string): string {
  const all = listFiles(folder);
  for (const {
    program,
    files,
    install,
    lines,
    figure = "<% lora 8, 4096, 4096 %>",
  } of GENERATORS) {
    const file = all.find((item) => files.test(item));
    if (file === undefined) continue;
    const packageFile = path.join(folder, "package.json");
    const { type } = Object(isFile(packageFile) && readJson(packageFile));
    const isModule = /\.m[jt]s$/.test(file) || (type === "module" && !/\.c[jt]s$/.test(file));
    // In any encoding: only names of the package are looked for.
    const source = String(readBytes(path.join(folder, file)));
    const added = lines(source, isModule).map((line) => `  ${line}`);
    return `${program}: ${file}\n\nInstall the package:\n\n  ${install}\n\nAdd to ${file}:\n\n${added.join("\n")}\n\nThen write this in a page:\n\n${figure.replace(/^/gm, "  ")}\n`;
  }
  const programs = GENERATORS.map(({ program }) => program).join(", ");
  throw new WorkError(
    `${folder} has no configuration of ${programs}; to start a book, write lora-visualizer init my-book`,
  );
}
