/** Builds the program that checks the Fluent files, without the figures that use them. */
import { forNode, strict } from "./entries.js";

export default strict({
  ...forNode,
  input: "scripts/build/messages.ts",
  output: { file: ".build/messages.js" },
});
