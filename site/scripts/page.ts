/// <reference lib="dom" />
/** The script of every page. It loads a feature's script only on pages that need the feature. */
import "./search-field.js";

if (document.querySelector("pre")) void import("./copy.js");
if (document.querySelector(".filter")) void import("./filter.js");
if (document.querySelector("main table")) void import("./tables.js");
