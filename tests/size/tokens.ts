/**
 * Counts the tokens of TypeScript, without comments, in each room of a commit: `npm run tokens`, or
 * `npm run tokens -- COMMIT`. Does not count declarations (`.d.ts`), which are generated.
 */
import { execFileSync } from "node:child_process";
import path from "node:path";
import ts from "typescript";

const commit = process.argv[2] ?? "HEAD";
const git = (...args: string[]) =>
  execFileSync("git", args, { maxBuffer: 2 ** 30, encoding: "utf8" });

/** Parses the source, because the scanner alone takes text between template literals and regular expressions for code. */
function countTokens(source: string): number {
  const file = ts.createSourceFile("", source, ts.ScriptTarget.Latest);
  const count = (node: ts.Node): number =>
    ts.isJSDoc(node) || node.getWidth(file) === 0
      ? 0
      : node.getChildren(file).reduce((sum, child) => sum + count(child), 0) || 1;
  return count(file);
}

const counts = new Map<string, number>();
const add = (room: string, tokens: number) => counts.set(room, (counts.get(room) ?? 0) + tokens);
for (const file of git("ls-tree", "-r", "--name-only", commit).split("\n")) {
  if (!/^(?:src|plugin|scripts|tests)\/.*\.ts$/.test(file) || /\.d(?:\.\w+)?\.ts$/.test(file))
    continue;
  const tokens = countTokens(git("show", `${commit}:${file}`));
  const folders = path.posix.dirname(file).split("/");
  add(folders[0] === "tests" ? "all of tests" : "all of src, plugin and scripts", tokens);
  add(folders.slice(0, 2).join("/"), tokens);
}
for (const [room, tokens] of [...counts].sort(([, a], [, b]) => b - a))
  console.log(`${tokens.toLocaleString("en").padStart(9)}  ${room}`);
