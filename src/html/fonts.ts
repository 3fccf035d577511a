/** The fonts of the page's formulas, then what stands in for them where KaTeX is not loaded. */
export const mathFont = {
  italic: "KaTeX_Math,STIX Two Text,Times New Roman,serif",
  upright: "KaTeX_Main,STIX Two Text,Times New Roman,serif",
};
