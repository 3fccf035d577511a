/** Adds a button to each code sample that copies the sample. It appears only where a page may copy. */
const words = { copy: "Copy", copied: "Copied", selected: "Selected" };

/** Time for which the button shows the result, ms. */
const SHOWN = 2000;

function createButton(code) {
  const button = document.createElement("button");
  const show = (text) => {
    button.textContent = text;
  };
  Object.assign(button, { type: "button", className: "copy", ariaLive: "polite" });
  show(words.copy);
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(code.textContent.trimEnd());
      show(words.copied);
    } catch {
      // The reader has not allowed it. Selected text can be copied with the keyboard.
      getSelection().selectAllChildren(code);
      show(words.selected);
    }
    setTimeout(show, SHOWN, words.copy);
  };
  return button;
}

if (navigator.clipboard) {
  // Output of programs is not copied.
  for (const code of document.querySelectorAll("pre > code:not(.language-console)"))
    code.after(createButton(code));
}
