import { readFileSync } from "node:fs";

/** A program that the guide to other hosts shows, by the name of its file. */
export function programOf(name: string): string {
  const guide = readFileSync("site/guide/hosts.md", "utf8");
  const blocks = [...guide.matchAll(/^```js\n([\s\S]*?)^```/gm)].map(([, code]) => code!);
  return blocks.find((code) => code.startsWith(`// ${name}\n`))!;
}
