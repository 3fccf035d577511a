/** Functions that load the Fluent files of every language besides English. */
declare module "lora:later-translations" {
  import type { Locale } from "./index.js";
  export const later: Readonly<Record<string, () => Promise<Locale>>>;
}

/** The Fluent files of every language besides English, which the build compiles. */
declare module "lora:translations" {
  import type { Locale } from "./index.js";
  export const translations: Readonly<Record<string, Locale>>;
}
