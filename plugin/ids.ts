import { TagError } from "./arguments.js";

/** Ids that stay unique where several pages' figures meet in one listing: page path and ordinal. */
export class Ids {
  #taken = new Map<string, Set<string>>();

  clear(): void {
    this.#taken.clear();
  }

  /** The figure's id on the page at `url`. Throws TagError for an explicit one that is taken. */
  take(url: string, explicit?: string): string {
    const taken = this.#taken.get(url) ?? new Set();
    this.#taken.set(url, taken);
    if (explicit !== undefined && taken.has(explicit)) {
      throw new TagError(`id "${explicit}" is already on this page; every figure needs its own`);
    }
    let id = explicit;
    for (let ordinal = 1; id === undefined; ordinal++) {
      const candidate = `${pageStem(url)}-${ordinal}`;
      if (!taken.has(candidate)) id = candidate;
    }
    taken.add(id);
    return id;
  }
}

/** "/a/b-c/" is "lora-a_b-c": what an id cannot hold is spelled by code point, so none collide. */
function pageStem(url: string): string {
  const trimmed = url.replace(/^\/|\/$/g, "");
  const spelled = trimmed.replace(/[^\p{L}\p{N}-]/gu, (char) =>
    char === "/" ? "_" : `.${char.codePointAt(0)!.toString(16)}`,
  );
  return spelled ? `lora-${spelled}` : "lora";
}
