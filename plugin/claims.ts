/** Returns the same text for URLs that mean the same file on systems that ignore case or normalize names. */
export const normalizeUrl = (url: string) => url.normalize("NFC").toLowerCase();

/** Files by path, to find those that cannot exist together because one would be a folder of the other. */
import path from "node:path";

export class Claims {
  /** The owners of files, and of the first file in each folder. Paths are case-folded, as some file systems do. */
  readonly #files = new Map<string, string>();
  readonly #folders = new Map<string, string>();

  add(file: string, owner: string): void {
    const key = normalizeUrl(file);
    this.#files.set(key, owner);
    for (const folder of parentsOf(key))
      if (!this.#folders.has(folder)) this.#folders.set(folder, owner);
  }

  get(file: string): string | undefined {
    return this.#files.get(normalizeUrl(file));
  }

  /** Returns the owner of a file that needs a folder at this path, or that is a folder of this path. */
  findConflict(file: string): string | undefined {
    const key = normalizeUrl(file);
    const owners = parentsOf(key).map((folder) => this.#files.get(folder));
    return this.#folders.get(key) ?? owners.find((owner) => owner !== undefined);
  }
}

function parentsOf(file: string): string[] {
  const parent = path.dirname(file);
  return parent === file ? [] : [parent, ...parentsOf(parent)];
}
