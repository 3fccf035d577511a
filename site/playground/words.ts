/** Every word that the playground's script says, so that another language can stand beside it. */
export const words = {
  table: "a table",
  ofEveryTag: "Options of every tag",
  optionsOf: (kind: string) => `Options of ${kind}`,
  choose: "Choose from a list",
  isEmpty: "empty",
  /** Of an option that is left out, in its list. */
  without: (otherwise: string) => `left out: ${otherwise}`,
  about: (about: string) => `${about}.`,
  allowed: (allowed: string) => `Values: ${allowed}.`,
  otherwise: (otherwise: string | undefined) =>
    otherwise === undefined ? "Required." : `Without it: ${otherwise}.`,
  copied: "The tag is copied.",
  selected: "The tag is selected: copy it with your keyboard.",
  failed: "The file could not be made: please try again.",
  number: "In a sentence, this tag is the text",
  files:
    "On a page, format=png gives image files, which the build writes beside it. The playground has no build: " +
    "here is the same picture as SVG. Download PNG makes one such file.",
} as const;
