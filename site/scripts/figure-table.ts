/// <reference lib="dom" />
/** Computes the table of a figure from the values of its controls. A separate script, because few readers save a table. */
import * as fields from "../../plugin/island/fields.js";
import { wordsIn } from "../../src/figures/define.js";
import type { Interactive, MessageFile, Table, WordFactories } from "../../src/figures/figure.js";
import { english, type Language } from "../../src/language-format.js";

/** Returns the values of the controls, which are those that the figure shows. */
function readControls(element: HTMLElement): fields.State {
  const controls = [...element.querySelectorAll<fields.Field>("input, select")].filter(
    (field) =>
      !fields.isLinkCheckbox(field) &&
      field.type !== "range" &&
      (field.type !== "radio" || (field as HTMLInputElement).checked),
  );
  return Object.fromEntries(controls.map((field) => [fields.getName(field), fields.read(field)]));
}

/** Returns the table of an interactive figure in its current state. */
export async function getTable(element: HTMLElement): Promise<Table> {
  const { figure, input, language: tag = "en" } = element.dataset;
  const [{ clip, count }, logic, messages, shared, language]: [
    Interactive<fields.State>,
    Pick<WordFactories, "live" | "page">,
    MessageFile,
    MessageFile,
    Language,
  ] = await Promise.all([
    import(`../../src/figures/${figure}/numbers.ts`),
    import(`../../src/figures/${figure}/logic.ts`),
    import(`../../src/locales/${tag}/${figure}.ftl`),
    import(`../../src/locales/${tag}/shared.ftl`),
    tag === "en" ? english : import(`../../src/locales/${tag}/language.json`),
  ]);
  const { page } = wordsIn({ ...logic, english: messages }, language, messages, shared);
  const table = page.table(count(clip({ ...JSON.parse(input!), ...readControls(element) })));
  return { ...table, numbers: language.numbers };
}
