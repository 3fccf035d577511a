/** Builds the program that checks the Fluent files, without the figures that use them. */
import { forNode, strict } from "./build-entries.js";

export default strict({
  ...forNode,
  input: "scripts/messages.ts",
  output: { file: ".build/messages.js" },
});
