/// <reference lib="dom" />
/** Adds a button to each code sample that copies the sample. It appears only where a page may copy. */
import { make } from "./dom.js";

const words = { copy: "Copy", copied: "Copied", selected: "Selected" };

/** Time for which the button shows the result, ms. */
const SHOWN = 2000;

function createButton(code: HTMLElement): HTMLButtonElement {
  const button = make("button", { type: "button", className: "copy", ariaLive: "polite" });
  const show = (text: string) => {
    button.textContent = text;
  };
  show(words.copy);
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(code.textContent!.trimEnd());
      show(words.copied);
    } catch {
      // The reader has not allowed it. Selected text can be copied with the keyboard.
      getSelection()!.selectAllChildren(code);
      show(words.selected);
    }
    setTimeout(show, SHOWN, words.copy);
  };
  return button;
}

if (navigator.clipboard) {
  // Output of programs is not copied.
  const samples = document.querySelectorAll<HTMLElement>("pre > code:not(.language-console)");
  for (const code of samples) code.after(createButton(code));
}
