/// <reference lib="dom" />
/** The script of every page. It loads a feature's script only on pages that need the feature. */
import "./search-field.js";

if (document.querySelector("pre")) void import("./copy.js");
