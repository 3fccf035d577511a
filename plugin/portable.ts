/**
 * Draws a tag for programs that embed a JavaScript engine. `dist/portable.js` contains this module with all that it
 * imports. It needs only the language: no Node, DOM, `Intl`, timers or network, and no modules.
 */
import { stylesheet } from "../src/html/stylesheet.js";
import { drawTag, type Portable, type PortableOptions } from "./hosts/draw.js";

export type { Portable, PortableOptions };
/** The stylesheet of the figures, as text. */
export { stylesheet };

/** Draws a tag such as `<% lora 8, 64, 64 %>`. Returns a `Portable` as JSON. `options` may be JSON too. */
export function render(source: string, options: PortableOptions | string = {}): string {
  const given: PortableOptions = typeof options === "string" ? JSON.parse(options) : options;
  const { drawing: _, ...result } = drawTag(source, given);
  return JSON.stringify(result);
}
