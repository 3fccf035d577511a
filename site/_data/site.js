export default {
  name: "LoRA Visualizer",
  /** In the order in which the book is read. */
  pages: [
    { url: "/", title: "Low-Rank Adaptation, drawn to scale" },
    { url: "/chapters/11-generative-ai-and-llms/", title: "Chapter 11", inMenu: true },
    { url: "/sims/lora-visualizer/", title: "Visualizer", inMenu: true },
    { url: "/figures/", title: "Figures", inMenu: true },
    { url: "/guide/start/", title: "A book in five minutes" },
    { url: "/guide/", title: "Writing the tag", inMenu: true },
    { url: "/guide/sites/", title: "Figures in your site" },
    { url: "/guide/hosts/", title: "Other hosts than Eleventy" },
    { url: "/guide/p5/", title: "From a p5.js MicroSim to a tag" },
    { url: "/playground/", title: "Playground", inMenu: true },
    { url: "/models/", title: "Models and methods" },
  ],
};
