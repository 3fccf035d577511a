/** The languages of the command. Errors and help are English. */
import { Catalogs } from "../../src/locales/catalogs.js";
import { text } from "../../src/options.js";
import { LANG } from "../../src/tag/options.js";

export const catalogs = new Catalogs();

/** The option for the language of words and numbers. */
export const langFlag = {
  ...text({
    allowed: `one of ${catalogs.tags.join(", ")}`,
    default: "en",
    about: `the language of words and numbers: ${catalogs.tags.join(", ")}, or one of these with a region, such as ar-EG`,
  }),
  read: (value: unknown) => {
    const tag = LANG.read(value);
    return tag && catalogs.find(tag) ? tag : undefined;
  },
};
