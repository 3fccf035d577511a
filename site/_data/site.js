export default {
  name: "LoRA Visualizer",
  url: process.env.SITE_URL ?? "https://lora-visualizer.example",
  /** In reading order. */
  pages: [
    { url: "/", title: "Low-Rank Adaptation, drawn to scale" },
    { url: "/chapters/11-generative-ai-and-llms/", title: "Chapter 11", inMenu: true },
    { url: "/chapters/11-generative-ai-and-llms/what-it-learned/", title: "What did it learn?" },
    { url: "/sims/lora-visualizer/", title: "Visualizer", inMenu: true },
    { url: "/figures/", title: "Figures", inMenu: true },
    { url: "/guide/start/", title: "A book in five minutes", inGuideMenu: true },
    { url: "/guide/", title: "Writing the tag", inMenu: true },
    { url: "/guide/sites/", title: "Figures in your site", inGuideMenu: true },
    { url: "/guide/command/", title: "The command", inGuideMenu: true },
    { url: "/guide/javascript/", title: "The JavaScript library" },
    { url: "/guide/hosts/", title: "Other site generators" },
    { url: "/guide/p5/", title: "From a p5.js MicroSim to a tag" },
    { url: "/guide/accuracy/", title: "Accuracy" },
    { url: "/guide/performance/", title: "Performance" },
    { url: "/guide/reference/", title: "Reference", inGuideMenu: true },
    { url: "/playground/", title: "Playground", inMenu: true },
    { url: "/models/", title: "Models", inMenu: true },
  ],
};
