/** The script of figures with controls, which MyST's pages load as an anywidget. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { packageFolder } from "../../../src/package.js";
import { type PortableOptions, stylesheet, toWordsScript } from "../../portable.js";

/** The stylesheet of a figure in a shadow root. */
export const STYLESHEET = stylesheet.replace(":root{", ":host{");

/** Shows the figure in place of the picture, which readers without scripts keep. */
const RENDER = `export default {
  render({ model, el }) {
    const content = document.createElement("div");
    content.innerHTML = model.get("html");
    el.append(content);
    const image = el.getRootNode().host?.closest("figure")?.querySelector("img");
    if (image) image.hidden = true;
  },
};
`;

/** Returns the module of the widget, with the author's words. */
export function toWidget(locales: NonNullable<PortableOptions["locales"]>): string {
  const script = readFileSync(path.join(packageFolder, "dist/controls.js"), "utf8");
  return (locales.length ? toWordsScript(locales) : "") + script + RENDER;
}
