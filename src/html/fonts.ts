/** Fonts of formulas in a page: KaTeX's, then fallbacks. In a separate module, because the download script needs only these. */
export const mathFont = {
  italic: "KaTeX_Math,STIX Two Text,Times New Roman,serif",
  upright: "KaTeX_Main,STIX Two Text,Times New Roman,serif",
};
