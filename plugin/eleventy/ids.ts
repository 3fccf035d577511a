interface Taken {
  readonly ids: Set<string>;
  /** The last that was made up. */
  ordinal: number;
}

/** Ids that stay unique where several pages' figures meet in one listing: page path and ordinal. */
export class Ids {
  readonly #pages = new Map<string, Taken>();
  readonly #generated = new Set<string>();

  /** The figure's id on the page at `url`: the author's, or the next that is free. */
  take(url: string, explicit?: string): string {
    const page = this.#pages.get(url) ?? { ids: new Set(), ordinal: 0 };
    this.#pages.set(url, page);
    const id = explicit ?? this.#next(url, page);
    page.ids.add(id);
    return id;
  }

  /** Whether the id is one that `take` made up. */
  isGenerated(id: string): boolean {
    return this.#generated.has(id);
  }

  #next(url: string, page: Taken): string {
    const stem = pageStem(url);
    let id: string;
    do id = `${stem}-${++page.ordinal}`;
    while (page.ids.has(id));
    this.#generated.add(id);
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
