/// <reference lib="dom" />
/** The tag in the page's address: `#<% lora 8, 64, 64 %>`, encoded. Other fragments are left alone. */

/** The tag that the address holds. */
export function heldTag(): string | undefined {
  try {
    const text = decodeURIComponent(location.hash.slice(1));
    return text.startsWith("<%") ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the tag there, without a new entry in the history. */
export function holdTag(tag: string): void {
  history.replaceState(history.state, "", `#${encodeURIComponent(tag)}`);
}
