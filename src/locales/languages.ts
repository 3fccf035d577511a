/** The languages, for a program that contains all of them. */
import { translations } from "lora:translations";
import { en, type Locale } from "./index.js";

/** Every language by its tag. To add a language, add a folder beside this file. */
export const locales: Readonly<Record<string, Locale>> = { en, ...translations };
