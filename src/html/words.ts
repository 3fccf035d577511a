/** Every word that a page has around its figures, so that another language can stand beside it. */
export const words = {
  details: "Description and numbers",
  answer: "Answer",
  reset: "Reset",
  svg: "Download SVG",
  png: "Download PNG",
  link: "Link to this view",
  /** Where a download did not come about. */
  failed: "No file could be made: try again.",
  /** Before a note that only the narrow picture needs, for readers without the stylesheet. */
  narrow: "Narrow:",
  /** What a figure and a table are called by their numbers, with a space that does not break. */
  figure: (number: string) => `Figure\u00a0${number}`,
  table: (number: string) => `Table\u00a0${number}`,
} as const;

/** What a figure's controls are called as a group. By itself, for pages' scripts say it too. */
export const controlsOf = (title: string) => `Controls of ${title}`;
