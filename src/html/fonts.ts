/**
 * Fonts of formulas in a page: KaTeX's, then fallbacks. This is a separate module so that the download script
 * loads nothing else.
 */
export const mathFont = {
  italic: "KaTeX_Math,STIX Two Text,Times New Roman,serif",
  upright: "KaTeX_Main,STIX Two Text,Times New Roman,serif",
};
