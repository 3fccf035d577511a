/// <reference lib="dom" />

/** Returns a script's words in the language of the page, which states them if it is not English. */
export const translate = <W extends object>(english: W): W => ({
  ...english,
  ...JSON.parse(document.documentElement.dataset.words ?? "{}"),
});

/** Creates an element with properties and children. Strings become text, not markup. */
export function make<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Partial<HTMLElementTagNameMap[T]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[T] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
