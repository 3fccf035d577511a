import { escapeText, toVariables } from "../escape.js";
import type { HtmlWords } from "../locales/index.js";
import type { Composition, Scene } from "../scene.js";

/**
 * What a picture declares, below it, so that text spacing, zoom and translation do not break it. One
 * that may move has room for it also while there is nothing to declare. The stylesheet shows the note
 * of the picture that is seen; without it both show, and so the narrow one's says which it is.
 */
export function toNote(
  { notes = [] }: Scene,
  composition: Composition,
  isMoving: boolean | undefined,
  words: HtmlWords,
): string {
  if (!notes.length && !isMoving) return "";
  const whose =
    composition === "narrow" && notes.length ? `<b>${escapeText(words.narrow)}</b> ` : "";
  return `<p class="lora-note">${whose}${toVariables(notes.join(" "))}</p>`;
}
