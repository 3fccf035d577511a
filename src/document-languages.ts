/** The languages that `check` reads, and the extensions of their files. MyST is read as Markdown. */
export const LANGUAGES = {
  markdown: [".md", ".markdown"],
  html: [".html", ".htm", ".xhtml"],
  notebook: [".ipynb"],
  python: [".py"],
  rst: [".rst"],
  asciidoc: [".adoc", ".asciidoc"],
  latex: [".tex"],
} as const;

export type Language = keyof typeof LANGUAGES;
