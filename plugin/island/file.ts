/// <reference lib="dom" />
/** Files that readers save. */
import { toSvg } from "../../src/render/svg.js";
import type { Scene } from "../../src/scene.js";

export const toFile = (scene: Scene) => new Blob([`${toSvg(scene)}\n`], { type: "image/svg+xml" });

/**
 * Saves a file with a name that has only lowercase letters, digits and hyphens before its extension: the title's
 * first words, at most 60 characters.
 */
export function saveFile(blob: Blob, title: string, extension: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  const name = title.toLowerCase().replace(/\W+/g, "-");
  link.download = `${/^.{1,59}\w\b|.*/.exec(name)}.${extension}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
