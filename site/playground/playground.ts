/// <reference lib="dom" />
/** Loads the parser and all figures after the page, because they are large and the page already has a figure. */
if (document.readyState === "complete") void import("./app.js");
else addEventListener("load", () => void import("./app.js"));
