/** Reads what a MicroSim's page needs from the book's `mkdocs.yml`, which Material for MkDocs and Zensical share. */
import { existsSync } from "node:fs";
import path from "node:path";
import { MAX_BOOK } from "../../../src/bounds.js";
import { readYaml } from "../../../src/front-matter.js";
import { readFile } from "../inputs.js";
import type { Book } from "./microsim.js";

const CONFIGURATION = "mkdocs.yml";

/** Returns the nearest folder at or above this folder that has the configuration. */
function findRoot(folder: string): string | undefined {
  if (existsSync(path.join(folder, CONFIGURATION))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : findRoot(parent);
}

const toText = (value: unknown) => (typeof value === "string" && value ? value : undefined);

/** Returns the book of a folder with a MicroSim. The folder need not exist. Without a book, the MicroSim is in "/sims". */
export function readBook(folder: string): Book {
  const root = findRoot(path.resolve(folder));
  const name = path.basename(folder);
  if (root === undefined)
    return { path: `/sims/${name}`, url: undefined, name: undefined, author: undefined };
  const { data } = readYaml(readFile(path.join(root, CONFIGURATION), MAX_BOOK));
  const pages = path.join(root, toText(data.docs_dir) ?? "docs");
  const relative = path.relative(pages, path.resolve(folder)).replaceAll("\\", "/");
  return {
    path: /^\.\.?(?:\/|$)/.test(relative) ? `/sims/${name}` : `/${relative}`,
    url: toText(data.site_url)?.replace(/\/$/, ""),
    name: toText(data.site_name),
    author: toText(data.site_author),
  };
}
