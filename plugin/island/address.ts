/// <reference lib="dom" />
/**
 * The views of a page's figures in its address: `#lora=8,4096,4096`, or `#lora=a:8,4096,4096;b:4,64,64`
 * where there are several. Fragments of others are left alone.
 */
const START = "#lora=";

/** The view of each figure, by id; "" is the page's first. */
export function views(): Map<string, string> {
  const { hash } = location;
  const entries = hash.startsWith(START) ? hash.slice(START.length).split(";") : [];
  return new Map(
    entries.map((entry) => {
      const at = entry.lastIndexOf(":");
      return [entry.slice(0, Math.max(0, at)), entry.slice(at + 1)];
    }),
  );
}

/** The document's own address with these views, also where a <base> says otherwise. */
export function addressOf(all: ReadonlyMap<string, string>): string {
  const entries = [...all].map(([id, view]) => (id ? `${id}:${view}` : view));
  return location.href.replace(/#.*/, "") + (entries.length ? START + entries.join(";") : "");
}

/** Sets the address without a new entry in the history; a document of its own may not have one. */
export function go(url: string): void {
  if (location.hash && !location.hash.startsWith(START)) return;
  try {
    history.replaceState(history.state, "", url);
  } catch {}
}
