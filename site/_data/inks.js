import { inks } from "../../.build/site.js";

/** The figures' colors, for the site's logo. */
export default inks;
