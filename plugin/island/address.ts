/// <reference lib="dom" />
/**
 * Reads and writes the views of a page's figures in its URL: `#lora=8,4096,4096`, or
 * `#lora=a:8,4096,4096;b:4,64,64` for several figures. Other fragments stay as they are.
 */
const START = "#lora=";

/** Returns the views by figure id; "" is the page's first figure. */
export function views(): Map<string, string> {
  const { hash } = location;
  const entries = hash.startsWith(START) ? hash.slice(START.length).split(";") : [];
  return new Map(
    entries.map((entry) => {
      const id = entry.split(":");
      const view = id.pop()!;
      return [id.join(":"), view];
    }),
  );
}

/** Returns the document's URL with these views. A `<base>` element has no effect on it. */
export function toUrl(views: ReadonlyMap<string, string>): string {
  const entries = [...views].map(([id, view]) => (id ? `${id}:${view}` : view));
  return location.href.replace(/#.*/, "") + (entries.length ? START + entries.join(";") : "");
}

/**
 * Replaces the URL without a new history entry. Does nothing if the page uses its fragment for
 * something else, or if the document, such as `about:srcdoc`, forbids it.
 */
export function replaceUrl(url: string): void {
  if (location.hash && !location.hash.startsWith(START)) return;
  try {
    history.replaceState(history.state, "", url);
  } catch {}
}
