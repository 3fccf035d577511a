/// <reference lib="dom" />
/** Computes the table of a figure from the values of its controls. A separate script, because few readers save a table. */
import * as fields from "../../plugin/island/fields.js";
import type { Interactive, LiveWords, PageWords, Table } from "../../src/figures/figure.js";
import { createFormats, english, type Formats } from "../../src/formats.js";

/** The strings of a figure. */
interface Words {
  live(formats: Formats): LiveWords;
  page(formats: Formats, live: LiveWords): PageWords;
}

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
  const { figure, input } = element.dataset;
  const [{ clip, count }, { live, page }]: [Interactive<fields.State>, Words] = await Promise.all([
    import(`../../src/figures/${figure}/numbers.ts`),
    import(`../../src/figures/${figure}/words.ts`),
  ]);
  const formats = createFormats(english);
  const counts = count(clip({ ...JSON.parse(input!), ...readControls(element) }));
  return page(formats, live(formats)).table(counts);
}
