export default {
  name: "LoRA Visualizer",
  nav: [
    { url: "/sims/lora-visualizer/", title: "Visualizer" },
    { url: "/chapters/11-generative-ai-and-llms/", title: "Chapter 11" },
    { url: "/figures/", title: "Figures" },
    { url: "/guide/", title: "Writing the tag" },
  ],
};
