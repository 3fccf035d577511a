/** Builds books like plugin/hosts/myst/template/ with the real MyST. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { MODULES } from "./install.js";

const MYST = path.join(MODULES, ".bin/myst");
export const NAME = "eleventy-plugin-lora-visualizer";

const books: string[] = [];
/** Removes all books. */
export function removeBooks(): void {
  for (const book of books) rmSync(book, { recursive: true, force: true });
}

/** Returns the folder of a book like the template, with these files too. */
export function createBook(files: Readonly<Record<string, string>> = {}): string {
  const book = mkdtempSync(path.join(tmpdir(), "lora-myst-"));
  books.push(book);
  cpSync("plugin/hosts/myst/template", book, { recursive: true });
  mkdirSync(path.join(book, "node_modules"));
  symlinkSync(path.resolve(), path.join(book, "node_modules", NAME));
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(book, name), content);
  return book;
}

/** Runs MyST and returns what it prints. Without a network, it builds the content of a site, but not its pages. */
export function build(book: string, ...formats: string[]): string {
  const { stdout, stderr } = spawnSync(MYST, ["build", ...formats], { cwd: book });
  return `${stdout}${stderr}`;
}
