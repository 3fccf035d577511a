import { readFileSync } from "node:fs";

const { repository } = JSON.parse(readFileSync("package.json", "utf8"));

export default {
  name: "LoRA Visualizer",
  url: process.env.SITE_URL ?? "https://lora-visualizer.example",
  /** The URL of the source code, from package.json. Pages have no link to it until it is known. */
  source: repository?.url,
  license: readFileSync("LICENSE", "utf8"),
  /** In reading order. Pages with a `menu` are in the header, under this name; those with a `footer`, in the footer. */
  pages: [
    { url: "/", title: "Low-Rank Adaptation, drawn to scale" },
    { url: "/guide/start/", title: "A book in five minutes", menu: "Get started" },
    { url: "/figures/", title: "Figures", menu: "Figures" },
    { url: "/playground/", title: "Playground", menu: "Playground" },
    { url: "/guide/", title: "Writing the tag", menu: "Guide" },
    { url: "/guide/checkpoints/", title: "Models from checkpoints" },
    { url: "/guide/sites/", title: "Figures in your site", inGuideMenu: true },
    { url: "/guide/languages/", title: "Languages", inGuideMenu: true },
    { url: "/guide/command/", title: "The command", inGuideMenu: true },
    { url: "/guide/javascript/", title: "The JavaScript library" },
    { url: "/guide/hosts/", title: "Other site generators", inGuideMenu: true },
    { url: "/guide/myst/", title: "MyST and Jupyter Book 2" },
    { url: "/guide/sphinx/", title: "Sphinx and Jupyter Book 1" },
    { url: "/guide/mkdocs/", title: "MkDocs and Zensical" },
    { url: "/guide/jupyter/", title: "Jupyter" },
    { url: "/guide/pandoc/", title: "pandoc" },
    { url: "/guide/mdbook/", title: "mdBook" },
    { url: "/guide/quarto/", title: "Quarto" },
    { url: "/guide/p5/", title: "From a p5.js MicroSim to a tag" },
    { url: "/guide/accuracy/", title: "Accuracy" },
    { url: "/guide/performance/", title: "Performance" },
    { url: "/guide/reference/", title: "Reference", inGuideMenu: true, footer: "Reference" },
    { url: "/models/", title: "Models", footer: "Models" },
    { url: "/sims/lora-visualizer/", title: "Visualizer", footer: "Lesson" },
    { url: "/chapters/11-generative-ai-and-llms/", title: "Chapter 11", footer: "Chapter 11" },
    { url: "/chapters/11-generative-ai-and-llms/what-it-learned/", title: "What did it learn?" },
    { url: "/chapters/12-choosing-and-running-lora/", title: "Chapter 12", footer: "Chapter 12" },
    { url: "/license/", title: "License", footer: "License" },
  ],
};
