/** All text of the playground's first script, in one place so that it can be translated. */
export const words = {
  ofEveryTag: "Options of every tag",
  optionsOf: (kind: string) => `Options of ${kind}`,
  choose: "Choose from a list",
  isEmpty: "empty",
  /** The first choice in a list of values: leave the option out. */
  without: (otherwise: string) => `default: ${otherwise}`,
  about: (about: string) => `${about}.`,
  allowed: (allowed: string) => `Values: ${allowed}.`,
  otherwise: (otherwise: string | undefined) =>
    otherwise === undefined ? "Required." : `Default: ${otherwise}.`,
  copied: "Tag copied.",
  selected: "Tag selected. Copy it with your keyboard.",
  failed: "The file could not be created. Try again.",
  files:
    "With format=png, a build writes PNG files to /lora/. The playground shows SVG. " +
    "To get a PNG file, click Download PNG.",
  language: "There are no words in the language of lang, so this is in English.",
  markdown: "A page renders the Markdown in this caption.",
} as const;
