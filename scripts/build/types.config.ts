/** Adds the package's type declarations to dist/. They take longer than all else, and the site needs none. */
import { declarations, strict } from "./entries.js";

export default strict(declarations);
