/** Generates ids from the page's path and the figure's ordinal. They are unique even if a listing shows several pages. */
export class Ids {
  /** The last generated ordinal of each page. */
  readonly #ordinals = new Map<string, number>();
  /** Authors' ids, each preceded by its page. */
  readonly #explicit = new Set<string>();
  readonly #generated = new Set<string>();

  /** Returns the figure's id on the page at `url`: the author's id, or the next free generated id. */
  assign(url: string, explicit?: string): string {
    if (explicit === undefined) return this.#next(url);
    this.#explicit.add(`${url}\n${explicit}`);
    return explicit;
  }

  /** Returns whether `assign` generated the id. */
  isGenerated(id: string): boolean {
    return this.#generated.has(id);
  }

  #next(url: string): string {
    const stem = pageStem(url);
    let ordinal = this.#ordinals.get(url) ?? 0;
    let id: string;
    do id = `${stem}-${++ordinal}`;
    while (this.#explicit.has(`${url}\n${id}`));
    this.#ordinals.set(url, ordinal);
    this.#generated.add(id);
    return id;
  }
}

/** Returns "lora-a_b-c" for "/a/b-c/". Other characters become code points, so that no ids collide. */
function pageStem(url: string): string {
  const trimmed = url.replace(/^\/|\/$/g, "");
  const encoded = trimmed.replace(/[^\p{L}\p{N}-]/gu, (char) =>
    char === "/" ? "_" : `.${char.codePointAt(0)!.toString(16)}`,
  );
  return encoded ? `lora-${encoded}` : "lora";
}
