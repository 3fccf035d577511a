/// <reference lib="dom" />
/** The script of every page. It loads a feature's script only on pages that need the feature. */
import "./search-field.js";

if (document.querySelector("pre")) void import("./copy.js");
if (document.querySelector(".filter")) void import("./filter.js");

const addTableButtons = () => void import("./tables.js");
if (document.querySelector("main > table, .lora-scroll")) addTableButtons();
// The tables of figures are hidden until the reader opens them.
else document.addEventListener("toggle", addTableButtons, { capture: true, once: true });
