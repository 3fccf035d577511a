/** Ids that stay unique where several pages' figures meet in one listing: page path and ordinal. */
export class Ids {
  /** The last ordinals that were made up, by pages. */
  readonly #ordinals = new Map<string, number>();
  /** Those of authors, after their pages. */
  readonly #explicit = new Set<string>();
  readonly #generated = new Set<string>();

  /** The figure's id on the page at `url`: the author's, or the next that is free. */
  take(url: string, explicit?: string): string {
    if (explicit === undefined) return this.#next(url);
    this.#explicit.add(`${url}\n${explicit}`);
    return explicit;
  }

  /** Whether the id is one that `take` made up. */
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

/** "/a/b-c/" is "lora-a_b-c": what an id cannot hold is spelled by code point, so none collide. */
function pageStem(url: string): string {
  const trimmed = url.replace(/^\/|\/$/g, "");
  const spelled = trimmed.replace(/[^\p{L}\p{N}-]/gu, (char) =>
    char === "/" ? "_" : `.${char.codePointAt(0)!.toString(16)}`,
  );
  return spelled ? `lora-${spelled}` : "lora";
}
