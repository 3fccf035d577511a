/** The Fluent files of every language besides English, which the build compiles. */
declare module "lora:translations" {
  import type { Locale } from "./index.js";
  export const translations: Readonly<Record<string, Locale>>;
}
