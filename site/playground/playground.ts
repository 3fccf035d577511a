/// <reference lib="dom" />
/** The parser and the figures are large, and the page has a figure already: they come after all else. */
if (document.readyState === "complete") void import("./app.js");
else addEventListener("load", () => void import("./app.js"));
