import { later } from "lora:later-translations";
import type { Locale } from "./index.js";

/** Functions that load the languages besides English, for a program that does not contain them. */
export const loaders: Readonly<Record<string, () => Promise<Locale>>> = later;
