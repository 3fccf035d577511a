/// <reference lib="dom" />
/** The tag in the page's address: `#<% lora 8, 64, 64 %>`, encoded. Other fragments are ignored. */

/** The longest fragment that is read, in characters: longer than an encoded tag can be. */
const MAX_LENGTH = 100_000;

/** Returns the tag in the address. */
export function heldTag(): string | undefined {
  if (location.hash.length > MAX_LENGTH) return undefined;
  try {
    const text = decodeURIComponent(location.hash.slice(1));
    return text.startsWith("<%") ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Puts the tag into the address without a new history entry. */
export function holdTag(tag: string): void {
  history.replaceState(history.state, "", `#${encodeURIComponent(tag)}`);
}
