/** Ids that stay unique where several pages' figures meet in one listing: page path and ordinal. */
export class Ids {
  #taken = new Map<string, Set<string>>();
  #generated = new Set<string>();

  clear(): void {
    this.#taken.clear();
    this.#generated.clear();
  }

  /** The figure's id on the page at `url`: the author's, or the next that is free. */
  take(url: string, explicit?: string): string {
    const taken = this.#taken.get(url) ?? new Set();
    this.#taken.set(url, taken);
    let id = explicit;
    for (let ordinal = 1; id === undefined; ordinal++) {
      const candidate = `${pageStem(url)}-${ordinal}`;
      if (taken.has(candidate)) continue;
      id = candidate;
      this.#generated.add(id);
    }
    taken.add(id);
    return id;
  }

  /** Whether the id is one that `take` made up. */
  isGenerated(id: string): boolean {
    return this.#generated.has(id);
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
