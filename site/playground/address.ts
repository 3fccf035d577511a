/// <reference lib="dom" />
/** The tag in the page's address: `#<% lora 8, 64, 64 %>`, encoded. Other fragments are ignored. */

/** Returns the tag in the address. */
export function heldTag(): string | undefined {
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
