/// <reference lib="dom" />
/** Loads the parser and all figures last: they are large, and the page already has a figure. */
if (document.readyState === "complete") void import("./app.js");
else addEventListener("load", () => void import("./app.js"));
