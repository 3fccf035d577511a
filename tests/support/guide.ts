import { readFileSync } from "node:fs";

/** Returns a program of the guide to other hosts, by its file name. */
export function readProgram(name: string): string {
  const guide = readFileSync("site/guide/hosts.md", "utf8");
  const blocks = [...guide.matchAll(/^```js\n([\s\S]*?)^```/gm)].map(([, code]) => code!);
  return blocks.find((code) => code.startsWith(`// ${name}\n`))!;
}
