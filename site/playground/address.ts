/// <reference lib="dom" />
/** Stores the tag in the fragment of the page's URL: `#<% lora 8, 64, 64 %>`, encoded. Ignores other fragments. */

/** The maximum length of a fragment, in characters. No encoded tag is longer. */
const MAX_LENGTH = 100_000;

/** Returns the tag in the URL. */
export function readTag(): string | undefined {
  if (location.hash.length > MAX_LENGTH) return undefined;
  try {
    const text = decodeURIComponent(location.hash.slice(1));
    return text.startsWith("<%") ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Puts the tag into the URL without a new history entry. */
export function storeTag(tag: string): void {
  history.replaceState(history.state, "", `#${encodeURIComponent(tag)}`);
}
