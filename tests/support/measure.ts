/** Measures text with real fonts, as a page would set it. */
import { createRequire } from "node:module";
import path from "node:path";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { DIRECTION_CONTROLS } from "../../src/direction.js";
import { findInstalledFonts } from "../../src/render/script-fonts.js";
import type { Run, Text } from "../../src/scene.js";

const require = createRequire(import.meta.url);

/** The widest common page font, a common narrow font, and a wide serif font. */
export const FONTS = { "DejaVu Sans": "dejavu-sans", Arimo: "arimo", Merriweather: "merriweather" };
for (const [family, folder] of Object.entries(FONTS)) {
  const files = path.dirname(require.resolve(`@fontsource/${folder}/package.json`));
  for (const weight of [400, 700]) {
    const file = path.join(files, "files", `${folder}-latin-${weight}-normal.woff2`);
    if (!GlobalFonts.registerFromPath(file, `test ${family}`)) throw new Error(`no font ${file}`);
  }
}
GlobalFonts.registerFromPath("src/render/fonts/KaTeX_Math-Italic.ttf", "KaTeX_Math");
GlobalFonts.registerFromPath("src/render/fonts/KaTeX_Main-Regular.ttf", "KaTeX_Main");

/** The fonts of scripts that those fonts lack. */
const SCRIPTS = findInstalledFonts().map(({ family, files }) => {
  for (const file of files) GlobalFonts.registerFromPath(file, `test ${family}`);
  return `"test ${family}", `;
});

/** The width of each character in monospaced fonts, such as DejaVu Sans Mono and Courier, em. */
const MONOSPACED = 0.602;

const context = createCanvas(1, 1).getContext("2d");
const widths = new Map<string, number>();

/** Returns the width of a run per px of font size. */
function measureRun(run: Run, { bold, formula }: Text, family: string): number {
  const content = run.text.replace(DIRECTION_CONTROLS, "");
  // A space at the end touches nothing. Chinese characters are one em wide in every font.
  if (family === "monospace" && !run.math && !formula)
    return [...content.trimEnd()].reduce(
      (sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 1 : MONOSPACED),
      0,
    );
  const face = run.math ? "KaTeX_Math" : formula ? "KaTeX_Main" : `test ${family}`;
  const font = `${run.math ? "italic " : ""}${bold ? "bold " : ""}100px "${face}", ${SCRIPTS.join("")}"test DejaVu Sans"`;
  const key = `${font}|${content}`;
  let width = widths.get(key);
  if (width === undefined) {
    context.font = font;
    width = context.measureText(content).width / 100;
    widths.set(key, width);
  }
  return width;
}

/** The area of a text or a shape, px. */
export interface Box {
  readonly label: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Returns the box of a text in a font of FONTS or in `monospace`. */
export function textBox(text: Text, family: string): Box {
  const width = text.runs.reduce((sum, run) => sum + measureRun(run, text, family), 0) * text.size;
  const left = text.x - width * { start: 0, middle: 0.5, end: 1 }[text.anchor];
  const label = text.runs.map((run) => run.text).join("");
  // The inked height: from the tops of digits to the tail of a comma.
  return {
    label,
    left,
    right: left + width,
    top: text.y - 0.74 * text.size,
    bottom: text.y + 0.2 * text.size,
  };
}
