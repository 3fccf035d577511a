/** Draws tactile sheets. Pages get their URLs while they render; the sheets are drawn later. */
import type { Drawing } from "../../src/figures/figure.js";
import { manifest } from "../../src/package.js";
import { checkKind } from "../../src/tactile/kinds.js";
import type { SheetUrls } from "../../src/tag/figure.js";
import { isFile } from "../files.js";
import { hashContent } from "../head.js";
import type { Output } from "../output.js";
import { toSheetUrl } from "./address.js";

type Job = Pick<Drawing, "figure" | "input">;

/** The tactile sheets of one build. */
export class Sheets {
  /** The figures, by the key in their sheets' URLs. */
  readonly #jobs = new Map<string, Job>();
  /** The keys of the figures that are not written yet. */
  readonly #waiting = new Set<string>();

  /** Requests a figure's sheets and returns their URLs. Throws LoraError if its kind has none. */
  add({ figure, input }: Drawing): SheetUrls {
    checkKind(figure);
    const key = hashContent(JSON.stringify([manifest.version, figure, input]));
    if (!this.#jobs.has(key)) this.#waiting.add(key);
    this.#jobs.set(key, { figure, input });
    return { picture: toSheetUrl(key, "1"), key: toSheetUrl(key, "key") };
  }

  /** Whether there are requested sheets that are not written yet. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Writes the sheets requested so far. Throws FileError. */
  async write(output: Output): Promise<void> {
    for (const key of this.#waiting) {
      // Most sites have no tactile figure.
      const { drawSheets, toSheetSvg } = await import("../../src/tactile/index.js");
      for (const sheet of drawSheets(this.#jobs.get(key)!)) {
        const url = toSheetUrl(key, sheet.name);
        await output.write(url, `${toSheetSvg(sheet)}\n`);
      }
      this.#waiting.delete(key);
    }
  }

  /** Writes sheets again if a later step of the site has removed them. Throws FileError. */
  async finish(output: Output): Promise<void> {
    for (const key of this.#jobs.keys())
      if (!isFile(output.toPath(toSheetUrl(key, "key")))) this.#waiting.add(key);
    await this.write(output);
  }
}
